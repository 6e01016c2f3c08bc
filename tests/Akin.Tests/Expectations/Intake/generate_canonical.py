"""Writes the table of canonical decompositions that Akin carries, and a golden of Python's own answers.

    python3 generate_canonical.py
"""
import json
import pathlib
import random
import sys
import unicodedata

HERE = pathlib.Path(__file__).parent
TABLE = HERE.parents[3] / "src/Akin/Intake/Tables/canonical-decompositions.txt"
HANGUL = range(0xAC00, 0xD7A4)


def code_points():
    return (i for i in range(0x110000) if not 0xD800 <= i < 0xE000)


def main():
    lines = [f"# Unicode {unicodedata.unidata_version}: LETTER=PARTS in full; MARK:COMBINING CLASS. Hangul is computed."]
    parted = []
    for i in code_points():
        form = unicodedata.normalize("NFD", chr(i))
        if form != chr(i) and i not in HANGUL:
            lines.append(f"{i:X}=" + " ".join(f"{ord(part):X}" for part in form))
            parted.append(i)
    marks = [i for i in code_points() if unicodedata.combining(chr(i))]
    lines += [f"{i:X}:{unicodedata.combining(chr(i))}" for i in marks]
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_text("\n".join(lines) + "\n", encoding="ascii")

    dice = random.Random(7)
    texts = ["", "plain name.jpg", "\u00c9t\u00e9", "E\u0301te\u0301", "\u1ead", "a\u0323\u0302", "a\u0302\u0323",
             "\uac00\uac01\ud55c\uad6d", "\u304c\u3071", "\u212b", "\u1e9b\u0323", "\U0001d15e", "\U0001f600"]
    for _ in range(400):
        texts.append("".join(chr(dice.choice((dice.choice(parted), dice.choice(marks), dice.randrange(0x61, 0x7b),
                                              dice.choice(HANGUL)))) for _ in range(dice.randrange(1, 7))))
    golden = [[text, unicodedata.normalize("NFD", text)] for text in texts]
    (HERE / "canonical.json").write_text(json.dumps(golden, ensure_ascii=True, indent=0) + "\n", encoding="ascii")
    print(len(lines), "lines,", sys.version)


main()
