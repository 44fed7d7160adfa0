"""`python -m tests.simulation forecasts [LEARNERS] [PLOT.svg]`: the tables of the README's "How good is it?".

`harder LEARNERS` is the same where exams are 12 % harder than drills, `plans LEARNERS` what study plans forecast,
`policies LEARNERS [DAYS [MINUTES [SEED]]]` what days of study bring beside other ways to spend them (another seed is
other learners), `both LEARNERS` what comes of two exams studied for at once and of one after the other, `undated
LEARNERS` what study without a date retains.
"""

from __future__ import annotations

import re
import sys
from itertools import product
from math import sqrt
from pathlib import Path
from statistics import mean, stdev
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.simulation.both import Pair, sit_both
from tests.simulation.grid import KEEN, PATCHY, PRODUCT, Setting, bring, small_banks
from tests.simulation.memories import FAMILIES
from tests.simulation.playing import Home
from tests.simulation.policies import POLICIES
from tests.simulation.trials import Trial, Trials, brier, by_tenth, forecast_trials, plan_trials, shipped_world
from tests.simulation.undated import FIXED, retain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.simulation.grid import Brought


def say(line: str = "") -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def tell(title: str, trials: Sequence[Trial]) -> None:
    came = [trial.passed for trial in trials]
    errors = [trial.forecast.scaled - trial.truth for trial in trials]
    say(f"{title}: {len(trials)} learners, {mean(came):.0%} passed")
    say(f"  inside the 80 % range   {mean(trial.inside for trial in trials):.1%}")
    say(f"  mean width              {mean(trial.forecast.high - trial.forecast.low for trial in trials):.0f} points")
    say(f"  minus truth, its size   {mean(errors):+.0f}, {mean(error**2 for error in errors) ** 0.5:.0f} points")
    say(f"  Brier                   {brier([trial.forecast.p_pass for trial in trials], came):.3f}")
    for rival in sorted({name for trial in trials for name in trial.rivals}):
        mine = [trial for trial in trials if rival in trial.rivals]
        ours = brier([trial.forecast.p_pass for trial in mine], [trial.passed for trial in mine])
        theirs = brier([trial.rivals[rival] for trial in mine], [trial.passed for trial in mine])
        say(f"    {rival:34} {theirs:.3f} (ours, of these {len(mine)}: {ours:.3f})")
    say("  P(pass) said, came (learners): " + ", ".join(f"{s:.2f} {c:.2f} ({n})" for n, s, c in by_tenth(trials)))


def tell_mocks(trials: Trials) -> None:
    mocks = trials.mocks
    say(f"Mock exams: {len(mocks)}")
    say(f"  score minus truth       {mean(mock.score - mock.truth for mock in mocks):+.0f} points")
    say(f"  forecast off, before    {mean(abs(mock.before - mock.truth) for mock in mocks):.0f} points")
    say(f"  forecast off, after     {mean(abs(mock.after - mock.truth) for mock in mocks):.0f} points")


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


def forecasts(learners: int, picture: Path | None, harder: float | None = None, mocks: int = -1) -> None:
    world = shipped_world()
    everyone = Trials([], [], [], [])
    with TemporaryDirectory(dir=_quick_folder()) as folder:
        for family in FAMILIES:
            trials = forecast_trials(world, family, learners, Path(folder), harder=harder, mocks=mocks)
            everyone.tomorrow.extend(trials.tomorrow)
            everyone.stopped.extend(trials.stopped)
            everyone.going_on.extend(trials.going_on)
            everyone.mocks.extend(trials.mocks)
            say(f"== {family}")
            tell("The next day", trials.tomorrow)
            tell("Two weeks later, nothing studied", trials.stopped)
            tell("Two weeks later, studied on", trials.going_on)
            if trials.mocks:
                tell_mocks(trials)
            say()
    say("== all")
    tell("The next day", everyone.tomorrow)
    tell("Two weeks later, nothing studied", everyone.stopped)
    tell("Two weeks later, studied on", everyone.going_on)
    if everyone.mocks:
        tell_mocks(everyone)
    if picture:
        plot(everyone.tomorrow, picture)


def plans(learners: int) -> None:
    world = shipped_world()
    everyone: dict[int, list[Trial]] = {}
    with TemporaryDirectory(dir=_quick_folder()) as folder:
        for family in FAMILIES:
            say(f"== {family}")
            for day, trials in plan_trials(world, family, learners, Path(folder)).items():
                tell(f"The plan of day {day}", trials)
                everyone.setdefault(day, []).extend(trials)
    say("== all")
    for day, trials in everyone.items():
        tell(f"The plan of day {day}", trials)


def policies(learners: int, terms: Sequence[int], evenings: Sequence[int], seed: int) -> None:
    whole = shipped_world()
    everything: list[Brought] = []
    with TemporaryDirectory(dir=_quick_folder()) as made:
        folder = Path(made)
        small, banks = small_banks(whole, folder / "small")
        worlds = {"all": (whole, Home(folder / "home")), "few": (small, Home(folder / "home of few", (banks,)))}
        for days, minutes, bank in product(terms, evenings, worlds):
            for family, keen in product(FAMILIES, (KEEN, PATCHY)):
                world, home = worlds[bank]
                found = bring(world, home, Setting(family, days, minutes, keen), learners, folder, seed=seed)
                everything.append(found)
                behind, error = found.behind()
                shares = "  ".join(f"{name} {share:.3f}" for name, share in found.means().items())
                say(
                    f"{bank} {len(world.topic_of):4} concepts, {days:3} days of {minutes} min, {keen:.0%} of them,"
                    f" {family:21}: {shares}  behind {behind:+.3f} ±{error:.3f}  way {found.way():.0%}"
                )
    behinds = [found.behind()[0] for found in everything]
    say(f"{len(everything)} cells: the best rival is ahead by {mean(behinds):+.4f}, at most {max(behinds):+.3f}")
    for name in (PRODUCT, *POLICIES):
        say(f"  {name:16} {mean(found.means()[name] for found in everything):.3f}")


def both(learners: int) -> None:
    worlds = shipped_world("saa-c03"), shipped_world("dva-c03")
    together: list[float] = []
    with TemporaryDirectory(dir=_quick_folder()) as made:
        home = Home(Path(made) / "home")
        for pair, family in product((Pair(20, 30, 40), Pair(20, 40, 25), Pair(30, 90, 25)), FAMILIES):
            names = [f"{family}:{number}" for number in range(learners)]
            found = [sit_both(worlds, home, family, pair, Path(made), name) for name in names]
            once, turn = ([mean(shares) for shares in zip(*ones, strict=True)] for ones in zip(*found, strict=True))
            together.append(sum(once) - sum(turn))
            say(
                f"days {pair.first} and {pair.second}, {pair.minutes} min, {family:21}:"
                f" at once {once[0]:.3f} {once[1]:.3f}  one after the other {turn[0]:.3f} {turn[1]:.3f}"
                f"  both {together[-1]:+.3f}"
            )
    say(f"{len(together)} cells: both exams' shares together {mean(together):+.4f}, at least {min(together):+.3f}")


def undated(learners: int) -> None:
    world = shipped_world()
    with TemporaryDirectory(dir=_quick_folder()) as made:
        home = Home(Path(made) / "home")
        for family in FAMILIES:
            more = []
            for number in range(learners):
                seed = f"undated:{family}:{number}"
                ours, fixed = (retain(world, home, family, Path(made), seed, new_a_day=new) for new in (None, FIXED))
                more.append(ours.a_minute / fixed.a_minute - 1)
            error = stdev(more) / sqrt(learners) if learners > 1 else 0.0
            say(f"{family:21}: retained a minute, beside {FIXED} new a day {mean(more):+.1%} ±{error:.1%}")


def _quick_folder() -> str | None:
    """A folder in memory, where there is one: thousands of learners would wear a disk."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


def main() -> None:
    words = sys.argv[1:]
    learners = int(words[1]) if len(words) > 1 else 100
    if words[:1] == ["harder"]:
        forecasts(learners, None, harder=0.12, mocks=2)
    elif words[:1] == ["plans"]:
        plans(learners)
    elif words[:1] == ["both"]:
        both(learners)
    elif words[:1] == ["undated"]:
        undated(learners)
    elif words[:1] == ["policies"]:
        terms, evenings = ([int(word) for word in words[at : at + 1]] for at in (2, 3))
        policies(learners, terms or (10, 30, 60, 120), evenings or (15, 25, 60), int(words[4]) if words[4:] else 1)
    else:
        forecasts(learners, Path(words[2]) if len(words) > 2 else None)


if __name__ == "__main__":
    main()
