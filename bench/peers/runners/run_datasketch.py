"""datasketch: MinHash.generator, its way to many sketches, with a fast hash function as its documentation advises (xxh32 of the
package xxhash; its own default, SHA-1, is measured beside it), and MinHashLSH of the threshold with its own choice of bands; its
candidates as they come, and those whose estimate reaches the threshold."""

from importlib.metadata import version

from datasketch import MinHash, MinHashLSH
from serve import best_result, best_seconds, byte_shingles_of, neighbours, pairs_of, processor_seconds, serve
from xxhash import xxh32_intdigest

VERSION = version("datasketch")


def sign(request, shingled, **options):
    return list(MinHash.generator(shingled, num_perm=request["numComponents"], **options))


def shingled_of(request, texts):
    return (byte_shingles_of(text, request["k"]) for text in texts)


def signatures(request, texts):
    ready = list(shingled_of(request, texts))

    def row(setting, **options):
        return {
            "what": "datasketch",
            "version": VERSION,
            "setting": setting,
            "seconds": best_seconds(request, lambda: len(sign(request, shingled_of(request, texts), **options))),
            "readySeconds": best_seconds(request, lambda: len(sign(request, ready, **options))),
        }

    return [row("generator, xxh32", hashfunc=xxh32_intdigest), row("generator, SHA-1")]


def estimates(request, texts):
    sketches = sign(request, shingled_of(request, texts), hashfunc=xxh32_intdigest)
    return [{"estimates": [a.jaccard(b) for a, b in neighbours(sketches)]}]


def find(request, texts):
    sketches = sign(request, shingled_of(request, texts), hashfunc=xxh32_intdigest)
    index = MinHashLSH(threshold=request["threshold"], num_perm=request["numComponents"])
    for number, sketch in enumerate(sketches):
        index.insert(number, sketch)
    return sketches, pairs_of(lambda b: index.query(sketches[b]), len(sketches)), f"{index.b} bands of {index.r}"


def pairs(request, texts):
    seconds, (sketches, found, bands) = best_result(request, lambda: find(request, texts))
    start = processor_seconds()
    estimated = [(a, b) for a, b in found if sketches[a].jaccard(sketches[b]) >= request["threshold"]]
    filtered = seconds + processor_seconds() - start
    row = {"what": "datasketch MinHashLSH", "version": VERSION}
    return [
        {**row, "setting": bands, "seconds": seconds, "pairs": found},
        {**row, "setting": f"{bands}, estimate >= threshold", "seconds": filtered, "pairs": estimated},
    ]


serve({"signatures": signatures, "estimates": estimates, "pairs": pairs})
