"""The command line: `python -m benchmarks NAME FILE.jsonl > PRED.jsonl`, `… speed`, `… proof`."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from benchmarks.registry import BENCHES

ROOT = Path(__file__).resolve().parents[1]


def parser() -> argparse.ArgumentParser:
    """Describe the commands: one a bench, `speed` and `proof`."""
    top = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    commands = top.add_subparsers(dest="command", required=True, metavar="NAME")
    for bench in BENCHES.values():
        one = commands.add_parser(bench.name, help=f"predict from {', '.join(bench.inputs)}")
        one.add_argument("file", help=".jsonl or .jsonl.gz, one record a line")
        one.add_argument("--jobs", type=int, default=1, metavar="N", help="processes (default 1)")
    speed = commands.add_parser("speed", help="reports a second and peak memory on a generated corpus")
    speed.add_argument("--json", action="store_true", help="print JSON")
    speed.add_argument("--reports", type=int, default=60, metavar="N", help="500-word reports (default 60)")
    commands.add_parser("lookups", help="names looked up a second, and memory")
    dates = commands.add_parser("dates", help="our set of date expressions, with dateparser beside it")
    dates.add_argument("--wrong", action="store_true", help="show the wrong cases of the build split")
    proof = commands.add_parser("proof", help="run every long number, resumable, and rebuild docs/benchmarks.md")
    proof.add_argument("--shared", type=Path, default=ROOT.parent / "shared", metavar="DIR",
                       help="the folder that holds bench/ (default ../shared)")
    proof.add_argument("--jobs", type=int, default=2, metavar="N", help="processes a bench (default 2)")
    proof.add_argument("--weights", type=Path, metavar="DIR", help="measure these weights, not those in the package")
    proof.add_argument("--label", default="", metavar="NAME", help="what the table calls those weights")
    proof.add_argument("--only", nargs="*", metavar="STEP", help="run these steps only")
    return top


def main(argv: list[str] | None = None) -> int:
    """Run one command; return the exit status."""
    options = parser().parse_args(argv)
    if options.command == "speed":
        from benchmarks import speed

        return speed.main(reports=options.reports, as_json=options.json)
    if options.command == "lookups":
        from benchmarks import lookups

        return lookups.main()
    if options.command == "dates":
        from benchmarks import dates

        return dates.main(wrong=options.wrong)
    if options.command == "proof":
        if options.weights:  # before anything opens the weights, here and in every process that is started
            os.environ["HERODOTUS_WEIGHTS"] = str(options.weights.resolve())
        from benchmarks import proof

        label = options.label or ("other" if options.weights else "")
        return proof.main(options.shared, options.jobs, options.only, options.weights, label)
    from benchmarks import predict

    return predict.main(options.command, options.file, options.jobs)


if __name__ == "__main__":
    sys.exit(main())
