"""What `make lighthouse` asks for, and when it is content."""

import pytest

from benchmarks import lighthouse
from benchmarks.__main__ import main

CONTENT = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100, "CLS": 0.02}


def report(score: float | None, shift: float) -> dict:
    """Return the parts of Lighthouse's report that count, every category with this score."""
    numbers = {"cumulative-layout-shift": shift, "largest-contentful-paint": 1250.4}
    audits = {name: {"numericValue": value, "score": 1} for name, value in numbers.items()}
    audits["total-blocking-time"] = {"title": "Blocking", "numericValue": 240, "score": 0.5}
    refs = [{"id": "total-blocking-time", "weight": 30}]
    category = {"score": score, "auditRefs": refs}
    return {"categories": dict.fromkeys(lighthouse.GOALS, category), "audits": audits}


class TestItsGoals:
    def test_are_met_at_the_limit(self):
        assert lighthouse.missed(CONTENT) == []

    @pytest.mark.parametrize(
        ("name", "value", "words"),
        [
            ("performance", 97, "performance 97 < 98"),
            ("accessibility", 99, "accessibility 99 < 100"),
            ("CLS", 0.021, "CLS 0.021 > 0.02"),
        ],
    )
    def test_are_missed_one_by_one(self, name, value, words):
        assert lighthouse.missed(CONTENT | {name: value}) == [words]


class TestItsReport:
    def test_is_read_in_points_and_seconds(self):
        read = lighthouse.scores(report(0.985, 0.0123))

        assert read["seo"] == 98
        assert (read["CLS"], read["LCP"], read["TBT"]) == (0.012, 1.25, 0.24)

    def test_counts_what_could_not_be_looked_at_as_nothing(self):
        assert lighthouse.scores(report(None, 0))["performance"] == 0

    def test_names_what_a_score_lost(self):
        assert lighthouse.complaints(report(0.9, 0)) == {"Blocking"}
        assert lighthouse.complaints(report(1, 0)) == set()


class TestWhatItNeeds:
    def test_is_said_when_there_is_no_node(self, monkeypatch, tmp_path, capsys):
        monkeypatch.setenv("PATH", str(tmp_path))

        assert lighthouse.main([]) == 1
        assert "needs Node 18 or newer with npx, and there is none" in capsys.readouterr().err

    def test_is_said_when_node_is_too_old(self, monkeypatch, tmp_path, capsys):
        for name in ("node", "npx"):
            (tmp_path / name).write_text("#!/bin/sh\necho v16.20.2\n")
            (tmp_path / name).chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path))

        assert lighthouse.main([]) == 1
        assert "here is v16.20.2" in capsys.readouterr().err


def test_a_measurement_that_is_none_is_answered_with_their_names(capsys):
    assert main(["speed"]) == 2
    assert "lighthouse, screenshots" in capsys.readouterr().err
