"""text-dedup: `embed_func` for signatures with its faster hash (xxh3, 32 bits), and its command text_dedup.minhash as a whole for pairs.
The command gives clusters: each two documents of one count as a pair. It splits at every single character that is no word
character, so between words that are parted by more than one it sees empty tokens; therefore it gets the words parted by one space,
and the time for that is not counted."""

import sys
import tempfile
from contextlib import redirect_stdout
from importlib.metadata import version
from itertools import combinations

import numpy as np
from datasets import Dataset, disable_progress_bars
from serve import WORD, best_seconds, neighbours, processor_seconds, serve
from text_dedup import logger, minhash
from text_dedup.utils import xxh3_32hash

VERSION = version("text-dedup")
MAX_HASH = np.uint32((1 << 32) - 1)
PRIME = np.uint32((1 << 32) - 5)


def joined(texts):
    return [" ".join(WORD.findall(text.lower())) for text in texts]


def sign(request, texts):
    slots = request["numComponents"]
    random = np.random.RandomState(42)
    options = {
        "num_perm": slots,
        "ngram_size": request["k"],
        "min_length": 1,
        "hashranges": [(i, i + 1) for i in range(slots)] if request["task"] == "estimates" else [(0, slots)],
        "permutations": (random.randint(1, PRIME, size=(slots,), dtype=np.uint32), random.randint(0, PRIME, size=(slots,), dtype=np.uint32)),
        "hash_func": xxh3_32hash,
        "dtype": np.uint32,
        "max_hash": MAX_HASH,
        "modulo_prime": PRIME,
    }
    return [minhash.embed_func(text, i, **options)[minhash.SIGNATURE_COLUMN] for i, text in enumerate(texts)]


def signatures(request, texts):
    words = joined(texts)
    seconds = best_seconds(request, lambda: len(sign(request, words)))
    return [{"what": "text-dedup", "version": VERSION, "setting": "embed_func, xxh3, 32 bits", "seconds": seconds}]


def estimates(request, texts):
    slots = request["numComponents"]
    return [{"estimates": [sum(map(bytes.__eq__, a, b)) / slots for a, b in neighbours(sign(request, joined(texts)))]}]


def pairs(request, texts):
    logger.setLevel("ERROR")
    disable_progress_bars()
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(sys.stderr):
        Dataset.from_dict({"text": joined(texts)}).save_to_disk(f"{folder}/in")
        options = {
            "path": f"{folder}/in",
            "output": f"{folder}/out",
            "cache_dir": f"{folder}/cache",
            "column": "text",
            "ngram": request["k"],
            "min_length": 1,
            "num_perm": request["numComponents"],
            "threshold": request["threshold"],
            "hash_func": "xxh3",
            "hash_bits": 32,
            "num_proc": 1,
        }
        arguments = [f"--{name}={value}" for name, value in options.items()] + ["--local"]
        # One round: a second one would be served from the cache of the package datasets.
        start = processor_seconds()
        minhash.main(arguments, standalone_mode=False)
        seconds = processor_seconds() - start
    clusters = {}
    for number in range(len(texts)):
        clusters.setdefault(minhash.uf.find(number), []).append(number)
    found = [pair for cluster in clusters.values() for pair in combinations(cluster, 2)]
    return [{"what": "text-dedup minhash", "version": VERSION, "setting": "xxh3, 32 bits, clusters", "seconds": seconds, "pairs": found}]


serve({"signatures": signatures, "estimates": estimates, "pairs": pairs})
