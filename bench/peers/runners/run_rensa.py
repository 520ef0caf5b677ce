"""rensa: full-set R-MinHash, its batch call into one matrix. (Its "rho" pipeline samples the tokens, so it does not keep all of them and
is not measured.) Beside it, from shingle hashes that are there already, which leaves its kernel alone: no tokens, no shingles, no hashing
of them. RMinHashLSH with 8 bands, which its own benchmark takes for 128 slots and 0.8, and with 16; its candidates as they
come, and those that its `is_similar` lets pass."""

from importlib.metadata import version

import numpy as np
from rensa import RMinHash, RMinHashLSH
from serve import best_result, best_seconds, neighbours, pairs_of, processor_seconds, serve, shingles_of

VERSION = version("rensa")
SEED = 42


def shingled_of(request, texts):
    return (shingles_of(text, request["k"]) for text in texts)


def signatures(request, texts):
    slots = request["numComponents"]
    ready = list(shingled_of(request, texts))
    hashes = RMinHash.hash_token_sets(ready)
    flat = np.fromiter((each for row in hashes for each in row), dtype=np.uint64)
    offsets = np.cumsum([0] + [len(row) for row in hashes], dtype=np.uint64)
    timed = {
        "R-MinHash, digest matrix": lambda: RMinHash.digest_matrix_from_token_sets(shingled_of(request, texts), slots, SEED),
        "shingles ready": lambda: RMinHash.digest_matrix_from_token_sets(ready, slots, SEED),
        "no tokens: from ready 64-bit hashes": lambda: RMinHash.digest_matrix_from_flat_token_hashes(flat, offsets, slots, SEED),
    }
    seconds = {setting: best_seconds(request, lambda: work() is not None) for setting, work in timed.items()}
    whole, ready_shingles, ready_hashes = seconds
    row = {"what": "rensa", "version": VERSION}
    return [
        {**row, "setting": whole, "seconds": seconds[whole], "readySeconds": seconds[ready_shingles]},
        {**row, "setting": ready_hashes, "seconds": seconds[ready_hashes]},
    ]


def sketches_of(request, texts):
    return RMinHash.from_token_sets(shingled_of(request, texts), request["numComponents"], SEED)


def estimates(request, texts):
    return [{"estimates": [a.jaccard(b) for a, b in neighbours(sketches_of(request, texts))]}]


def pairs(request, texts):
    return [row for bands in (8, 16) for row in pairs_with(request, texts, bands)]


def find(request, texts, bands):
    sketches = sketches_of(request, texts)
    index = RMinHashLSH(threshold=request["threshold"], num_perm=request["numComponents"], num_bands=bands)
    index.insert_many(sketches)
    candidates = index.query_all(sketches)
    return index, sketches, pairs_of(lambda b: candidates[b], len(sketches))


def pairs_with(request, texts, bands):
    seconds, (index, sketches, found) = best_result(request, lambda: find(request, texts, bands))
    start = processor_seconds()
    estimated = [(a, b) for a, b in found if index.is_similar(sketches[a], sketches[b])]
    filtered = seconds + processor_seconds() - start
    setting = f"{bands} bands of {request['numComponents'] // bands}"
    row = {"what": "rensa RMinHashLSH", "version": VERSION}
    return [
        {**row, "setting": setting, "seconds": seconds, "pairs": found},
        {**row, "setting": f"{setting}, estimate >= threshold", "seconds": filtered, "pairs": estimated},
    ]


serve({"signatures": signatures, "estimates": estimates, "pairs": pairs})
