from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from aws_quiz.core.sitting.drill import Answered, Drill, Dropped, PutOff, Turn, interleave, next_question


def turns(names: str, topics: str = "") -> list[Turn]:
    return [Turn(name, topic) for name, topic in zip(names, topics or names, strict=True)]


def asked(drill: Drill, wrong: str = "", most: int = 50) -> str:
    """The concepts in the order they are asked when those in `wrong` are answered wrong each time."""
    order = ""
    while (turn := drill.current) and len(order) < most:
        order += turn.concept
        drill.happened(Answered(turn.concept, turn.concept not in wrong))
    return order


def test_what_is_answered_right_is_asked_once() -> None:
    assert asked(Drill(turns("abc"))) == "abc"


def test_what_is_missed_comes_back_after_four_others_and_twice_at_most() -> None:
    assert asked(Drill(turns("abcdefghi")), wrong="a") == "abcdeafghia"


def test_what_is_missed_near_the_end_comes_back_at_the_end() -> None:
    assert asked(Drill(turns("abc")), wrong="c") == "abccc"


def test_a_place_that_comes_back_says_so() -> None:
    drill = Drill(turns("a"))
    drill.happened(Answered("a", right=False))
    assert drill.current == Turn("a", "a", again=True)
    assert drill.returns("a")


def test_what_is_put_off_comes_last() -> None:
    drill = Drill(turns("abc"))
    drill.happened(PutOff("a"))
    assert asked(drill) == "bca"


def test_what_is_dropped_is_not_asked_again() -> None:
    drill = Drill(turns("abca"))
    drill.happened(Answered("a", right=False))
    drill.happened(Dropped("a"))
    assert asked(drill) == "bc"


def test_undo_goes_back_to_how_it_stood() -> None:
    drill = Drill(turns("abcdef"))
    drill.happened(Answered("a", right=False))
    before = drill.happenings
    drill.happened(PutOff("b"))
    drill.back_to(before)
    assert asked(drill) == "bcdeaf"
    drill.back_to(0)
    assert drill.verdicts == []
    assert asked(drill) == "abcdef"


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.booleans()), max_size=12))
def test_a_drill_taken_up_again_stands_where_it_was_left(answers: list[tuple[str, bool]]) -> None:
    drill = Drill(turns("abcdef"))
    events = []
    for _, right in answers:
        if drill.current is None:
            break
        events.append(Answered(drill.current.concept, right))
        drill.happened(events[-1])
    again = Drill(turns("abcdef"), events)
    assert (again.current, again.left, again.verdicts) == (drill.current, drill.left, drill.verdicts)


@given(st.lists(st.sampled_from("abc"), max_size=30))
def test_interleaving_keeps_every_turn_and_parts_topics_where_it_can(topics: list[str]) -> None:
    given_turns = [Turn(str(number), topic) for number, topic in enumerate(topics)]
    mixed = interleave(given_turns)
    assert sorted(mixed, key=lambda turn: int(turn.concept)) == given_turns
    for at, (left, right) in enumerate(pairwise(mixed)):
        if left.topic == right.topic:
            assert {turn.topic for turn in mixed[at:]} == {left.topic}, "another topic was still waiting"


def test_interleaving_keeps_the_order_within_a_topic() -> None:
    mixed = interleave(turns("123456", "aaabbb"))
    assert [turn.concept for turn in mixed] == ["1", "4", "2", "5", "3", "6"]


def test_a_question_never_asked_goes_before_one_that_was() -> None:
    assert next_question(["q.1", "q.2", "q.3"], {"q.1": "2026-01-01"}) == "q.2"


def test_the_question_asked_longest_ago_goes_first() -> None:
    assert next_question(["q.1", "q.2"], {"q.1": "2026-01-02", "q.2": "2026-01-01"}) == "q.2"


def in_doubt(concept: str) -> tuple[Turn, ...]:
    return (Turn(concept, concept),)


def test_what_an_answer_puts_in_doubt_comes_after_four_others() -> None:
    drill = Drill(turns("abcdefgh"))
    drill.happened(Answered("a", right=False, in_doubt=in_doubt("z")))
    assert asked(drill) == "bcdezafgh"


def test_what_is_in_doubt_and_has_a_turn_far_off_is_brought_near_and_not_asked_twice() -> None:
    drill = Drill(turns("abcdefghz"))
    drill.happened(Answered("a", right=True, in_doubt=in_doubt("z")))
    assert asked(drill) == "bcdezfgh"
    near = Drill(turns("abz"))
    near.happened(Answered("a", right=True, in_doubt=in_doubt("z")))
    assert asked(near) == "bz"


def test_what_was_missed_comes_back_only_where_the_minutes_leave_a_place() -> None:
    full = Drill(turns("abcdef"), places=6)
    full.happened(Answered("a", right=False))
    assert not full.returns("a")
    assert asked(full) == "bcdef"
    one = Drill(turns("abcdef"), places=7)
    one.happened(Answered("a", right=False))
    one.happened(Answered("b", right=False))
    assert one.returns("a")
    assert not one.returns("b")
    assert asked(one) == "cdeaf"


def test_what_was_answered_in_this_drill_waits_for_the_next_when_it_is_put_in_doubt() -> None:
    drill = Drill(turns("ab"), most_returns=0)
    drill.happened(Answered("a", right=False, in_doubt=in_doubt("b")))
    drill.happened(Answered("b", right=False, in_doubt=in_doubt("a")))
    assert drill.current is None


def test_undo_takes_a_doubt_back() -> None:
    drill = Drill(turns("abc"))
    drill.happened(Answered("a", right=True, in_doubt=in_doubt("z")))
    drill.back_to(0)
    assert asked(drill) == "abc"


@given(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcdefgh")), st.text("abcdef", max_size=6))
def test_however_answers_point_at_each_other_a_drill_ends(points: dict[str, str], wrong: str) -> None:
    drill = Drill(turns("abc"))
    for _ in range(40):
        if (turn := drill.current) is None:
            break
        lacked = points.get(turn.concept)
        drill.happened(Answered(turn.concept, turn.concept not in wrong, in_doubt(lacked) if lacked else ()))
    assert drill.current is None
