"""What every runner in Python does the same: request (a file of JSON, its path is the argument) -> rows on stdout as JSON.

Times are those of the processor, this process and the ones it has waited for, the least of the rounds; runners/serve.mjs does
the same in JavaScript. Shingles are made the way a caller of these packages makes them: the words of the text in lower case,
those of ASCII only, so that they are the words that JavaScript's \\w finds.
"""

import json
import re
import resource
import sys

WORD = re.compile(r"\w+", re.ASCII)
BYTE_WORD = re.compile(rb"\w+")


def shingles_of(text, k):
    """Strings of k tokens parted by a space; a shorter text is one shingle."""
    return _joined(WORD.findall(text.lower()), k, " ")


def byte_shingles_of(text, k):
    """The same as bytes, for those that hash bytes."""
    return _joined(BYTE_WORD.findall(text.lower().encode()), k, b" ")


def _joined(tokens, k, space):
    if len(tokens) < k:
        return [space.join(tokens)] if tokens else []
    return list(map(space.join, zip(*(tokens[i:] for i in range(k)))))


def processor_seconds():
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def best_result(request, work):
    """Seconds of the best round and what the last one gave: "rounds" of them and as many as fit into "minSeconds", but no further one
    after "maxSeconds"."""
    rounds, least, most = request["rounds"], request["minSeconds"], request["maxSeconds"]
    best, total, done = float("inf"), 0.0, 0
    while done == 0 or total < least or (done < rounds and total < most):
        start = processor_seconds()
        result = work()
        seconds = processor_seconds() - start
        if not result:
            raise RuntimeError("a round made nothing")
        best, total, done = min(best, seconds), total + seconds, done + 1
    return best, result


def best_seconds(request, work):
    return best_result(request, work)[0]


def neighbours(sketches):
    """Elements 0 and 1, 2 and 3 and so on: texts whose resemblance is to be estimated come in pairs."""
    return list(zip(sketches[::2], sketches[1::2]))


def pairs_of(candidates_of, count):
    """Pairs (a, b), a < b, of documents that are in one another's lists of candidates."""
    return [(a, b) for b in range(count) for a in set(candidates_of(b)) if a < b]


def serve(tasks):
    """Runs the task that the request names on the first request["count"] texts; its rows go to stdout."""
    with open(sys.argv[1], encoding="utf8") as file:
        request = json.load(file)
    texts = []
    with open(request["textsPath"], encoding="utf8") as file:
        for line in file:
            if len(texts) == request["count"]:
                break
            texts.append(json.loads(line))
    json.dump(tasks[request["task"]](request, texts), sys.stdout)
