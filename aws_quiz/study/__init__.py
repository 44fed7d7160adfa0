"""The application: what a drill, an exam, a report and a plan are made of. Neither command line nor screen."""
