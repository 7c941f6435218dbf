#!/usr/bin/env python3
"""Overlap by label, labels at once, pairs and the rolled-up hierarchy of a strong file, over arrays of single milliseconds.

Slow and plain: every segment is an array of milliseconds, every event a slice of it. Writes derived statistics only, never a row.

usage: python3 test/reference/overlap_numpy.py OUT.json STRONG.tsv ONTOLOGY.json WEAK.csv
       test/expected/overlap.json .../audioset_eval_strong_top110.tsv .../ontology.json .../eval_segments.csv
needs: numpy (made with 2.x)
"""
import json
import sys
from collections import Counter, defaultdict

import numpy as np

out, strong, ontology, weak = sys.argv[1:]


def ms(text):
    whole, _, rest = text.partition(".")
    return int(whole) * 1000 + int((rest + "000")[:3])


lengths = {}
with open(weak) as lines:
    for line in lines:
        if not line.startswith("#"):
            ytid, start, end, _ = line.split(", ", 3)
            lengths[f"{ytid}_{ms(start)}"] = ms(end) - ms(start)

segments = defaultdict(list)
with open(strong) as lines:
    next(lines)
    for line in lines:
        segment, start, end, label = line.rstrip("\n").split("\t")
        segments[segment].append((ms(start), ms(end), label))

children = {node["id"]: node["child_ids"] for node in json.load(open(ontology))}


def below(node):
    found = {node}
    for child in children[node]:
        found |= below(child)
    return found


classes = {node: {"/t/dd00138" if one == "/t/dd000138" else one for one in below(node)} for node in children}
of_label = defaultdict(set)
for node, labels in classes.items():
    for label in labels:
        of_label[label].add("/t/dd00138" if node == "/t/dd000138" else node)

overlap = defaultdict(lambda: [0, 0, 0, 0, 0])  # events, overlapped, total, covered, longest alone
polyphony = Counter()
pair_segments, pair_ms = Counter(), Counter()
rolled_ms, rolled_segments = Counter(), Counter()

for segment, events in segments.items():
    length = max(lengths[segment], max(end for _, end, _ in events))
    sounding = {label: np.zeros(length, bool) for _, _, label in events}
    for start, end, label in events:
        sounding[label][start:end] = True
    for start, end, label in events:
        row = overlap[label]
        others = [(s, e) for s, e, other in events if other != label]
        covered = np.zeros(length, bool)
        for s, e in others:
            covered[s:e] = True
        inside = covered[start:end]
        row[0] += 1
        row[1] += any(start < e and s < end for s, e in others)
        row[2] += end - start
        row[3] += int(inside.sum())
        edges = np.flatnonzero(np.diff(np.concatenate([[1], inside, [1]]).astype(int)))
        runs = edges[1::2] - edges[::2]
        row[4] = max(row[4], int(runs.max()) if len(runs) else 0)
    at_once = np.sum([cells[: lengths[segment]] for cells in sounding.values()], axis=0)
    for n, count in zip(*np.unique(at_once, return_counts=True)):
        polyphony[int(n)] += int(count)
    names = sorted(sounding)
    for i, a in enumerate(names):
        for b in names[i + 1 :]:
            pair_segments[f"{a} {b}"] += 1
            pair_ms[f"{a} {b}"] += int((sounding[a] & sounding[b]).sum())
    nodes = defaultdict(list)
    for label, cells in sounding.items():
        for node in of_label[label] or {label}:
            nodes[node].append(cells)
    for node, parts in nodes.items():
        rolled_segments[node] += 1
        rolled_ms[node] += int(np.any(parts, axis=0).sum())

frequent = [pair for pair, _ in sorted(pair_segments.items(), key=lambda item: (-item[1], item[0]))[:300]]
with open(out, "w") as f:
    json.dump(
        {
            "madeBy": "test/reference/overlap_numpy.py",
            "labels": {label: overlap[label] for label in sorted(overlap)},
            "polyphony": [polyphony[n] for n in range(max(polyphony) + 1)],
            "pairs": {pair: [pair_segments[pair], pair_ms[pair]] for pair in frequent},
            "hierarchy": {node: [rolled_ms[node], rolled_segments[node]] for node in sorted(rolled_ms)},
        },
        f,
        separators=(",", ":"),
    )
    f.write("\n")
