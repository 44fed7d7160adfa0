"""`python -m tests.simulation [LEARNERS] [PLOT.svg]`: the tables of the README's "How good is it?", and their plot."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING

from tests.simulation.trials import Trial, brier, by_tenth, forecast_trials, rankings, shipped_world

if TYPE_CHECKING:
    from collections.abc import Sequence


def say(line: str = "") -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def tell(title: str, trials: Sequence[Trial]) -> None:
    came = [trial.passed for trial in trials]
    errors = [trial.forecast.scaled - trial.result for trial in trials]
    say(f"{title}: {len(trials)} learners, {mean(came):.0%} passed")
    say(f"  inside the 80 % range   {mean(trial.inside for trial in trials):.1%}")
    say(f"  mean width              {mean(trial.forecast.high - trial.forecast.low for trial in trials):.0f} points")
    say(f"  mean error, its size    {mean(errors):+.0f}, {mean(error**2 for error in errors) ** 0.5:.0f} points")
    say(f"  Brier                   {brier([trial.forecast.p_pass for trial in trials], came):.3f}")
    for rival in trials[0].rivals:
        say(f"    {rival:34} {brier([trial.rivals[rival] for trial in trials], came):.3f}")
    say("  P(pass) said, came (learners): " + ", ".join(f"{s:.2f} {c:.2f} ({n})" for n, s, c in by_tenth(trials)))
    say()


def plot(trials: Sequence[Trial], path: Path) -> None:
    """The calibration of P(pass): what was said against how often it came, beside what a perfect forecast gives."""
    import pygal
    from pygal.style import Style

    style = Style(
        background="white", plot_background="white", colors=("#9a9a9a", "#0b6e99"), font_family="sans-serif",
        label_font_size=12, legend_font_size=12, guide_stroke_color="#e4e4e4", major_guide_stroke_color="#e4e4e4",
        guide_stroke_dasharray="none", major_guide_stroke_dasharray="none",
    )  # fmt: skip
    chart = pygal.XY(
        style=style, width=560, height=420, js=(), x_title="chance to pass that was forecast",
        y_title="share that passed", range=(0, 1), xrange=(0, 1), legend_at_bottom=True, show_x_guides=True,
        x_labels=[number / 5 for number in range(6)], y_labels=[number / 5 for number in range(6)], dots_size=5,
        disable_xml_declaration=True, no_prefix=True,
    )  # fmt: skip
    chart.add("a perfect forecast", [(0, 0), (1, 1)], show_dots=False, stroke_style={"dasharray": "4, 4"})
    chart.add(f"{len(trials)} simulated learners", [(said, came) for _, said, came in by_tenth(trials)])
    drawn = re.sub(r"<script.*?</script>|<!--.*?-->", "", str(chart.render()), flags=re.DOTALL)
    path.write_text(drawn + "\n", encoding="utf-8")


def main() -> None:
    learners = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    world = shipped_world()
    trials = forecast_trials(world, learners, seed=1)
    tell("The next day", trials.tomorrow)
    tell("Two weeks later, nothing studied", trials.stopped)
    tell("Two weeks later, studied on", trials.going_on)
    say("Rank correlation of the weak topics with the truth (plain per cent correct by topic)")
    for answers, (ours, plain) in rankings(world, max(learners // 5, 20), seed=1).items():
        say(f"  after {answers:5} answers   {ours:.2f} ({plain:.2f})")
    if len(sys.argv) > 2:
        plot(trials.tomorrow, Path(sys.argv[2]))


if __name__ == "__main__":
    main()
