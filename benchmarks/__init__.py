"""How good and how fast Herodotus is: the contract that measuring tools rely on, and the project's own proofs.

`python -m benchmarks NAME FILE.jsonl` turns bench inputs into predictions (`registry` lists the names), `speed` times
a generated corpus, `proof` runs all the long numbers and rebuilds docs/benchmarks.md, `python -m benchmarks.gate` pins
the floors of the committed gold set. Nothing here is imported by the package.
"""
