"""The log in and out: backups, restoring, and the union of logs from other files and other devices."""
