"""Trees become arcs between first pieces."""

import gzip

from herodotus.reading.offline.pieces import tokenizer
from training.sources import ud

CONLLU = """# text = Shells hit Amada.
1\tShells\tshell\tNOUN\tNNS\t_\t2\tnsubj\t_\t_
2\thit\thit\tVERB\tVBD\t_\t0\troot\t_\t_
3\tAmada\tAmada\tPROPN\tNNP\t_\t2\tobj:odd\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""


def test_a_word_points_at_its_head_and_the_root_at_itself(tmp_path):
    path = tmp_path / "a.conllu.gz"
    path.write_bytes(gzip.compress(CONLLU.encode()))
    (example,) = ud.read(path, tokenizer())
    places = {arc.word: arc for arc in example.parse}
    shells, hit, amada = sorted(places)[:3]
    assert places[shells].head == hit
    assert places[hit].head == hit
    assert ud.POS[places[amada].pos] == "PROPN"


def test_an_unknown_subtype_counts_as_its_main_type():
    assert ud.RELATIONS[ud.relation_number("obj:odd")] == "obj"
    assert ud.RELATIONS[ud.relation_number("never")] == "dep"
