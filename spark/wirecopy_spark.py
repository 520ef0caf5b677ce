"""wirecopy on Spark: near-duplicates and deduplication of Parquet or JSON lines, equal to those of `wirecopy detect` and `wirecopy dedupe` (docs/spark.md).

  spark-submit --archives wirecopy.tgz#wirecopy[,node.tgz#nodejs] wirecopy_spark.py near-duplicates|dedupe IN OUT [--settings JSON] [--against IN] [--work DIR]

Spark groups, joins, sorts and retries; what is computed of texts is computed by `stage.mjs NAME` (docs/stages.md), a Node child of each Python worker, which it is asked by frames of Arrow. Every step
is written to Parquet in the work folder called by settings and inputs: a run that is begun again goes on behind the last one. Needs pyspark (4.0.1 was tried), pyarrow, Node 20.19 or later.
"""
import argparse, atexit, functools, json, os, struct, subprocess, sys, tempfile, zlib
import pyarrow as pa
from pyspark import SparkFiles
from pyspark.sql import SparkSession, Window, functions as F

COLUMNS = ["id", "text", "title", "source", "publishedAt", "url", "language"]
TYPES = {"i32": "int", "i64": "bigint", "f64": "double", "utf8": "string", "utf8?": "string", "bytes": "binary"}
SAME, ANCHORED, CUT, CUT_INSIDE = 1, 2, 4, 8
_children = {}  # by command: lives as long as the Python worker, so Node is started once a worker and stage


class StageError(RuntimeError):
    """What a stage said of a batch, or how its process ended."""


HERE = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../dist/stage.mjs"))


def place(name, env, here):
    """Where a file lies on this machine: by the environment, in an archive of --archives, or where the driver has it."""
    roots = [os.getcwd(), SparkFiles.getRootDirectory()]
    found = [os.environ.get(env, "")] + [os.path.join(root, name) for root in roots] + [here]
    return next((path for path in found if path and os.path.exists(path)), here)


def command(name, settings, model, here=HERE):
    node, stage = place("nodejs/bin/node", "WIRECOPY_NODE", "node"), place("wirecopy/package/dist/stage.mjs", "WIRECOPY_STAGE", here)
    return (node, stage, name, "--settings", json.dumps(settings, sort_keys=True)) + (("--model", SparkFiles.get(model)) if model else ())


class Child:
    """A stage in a process of Node."""

    def __init__(self, args):
        self.name, self.errors = args[2], tempfile.TemporaryFile()
        self.process = subprocess.Popen(args, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors)
        atexit.register(self.process.kill)
        self.stamp = json.loads(self.answer())["stamp"]

    def ask(self, batch, stamp):
        """One batch in, one table out. A stage refuses a batch of another stamp."""
        metadata = {f"wirecopy.{part}": value for part, value in stamp.items()}
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, batch.schema.with_metadata(metadata)) as writer:
            writer.write_batch(batch)
        body = sink.getvalue()
        try:
            self.process.stdin.write(struct.pack("<4sII", b"DATA", body.size, zlib.crc32(body)))
            self.process.stdin.write(body)
            self.process.stdin.flush()
        except OSError:
            pass  # it has ended: what it said before is in `answer`
        return pa.ipc.open_stream(self.answer()).read_all()

    def answer(self):
        head = self.process.stdout.read(12)
        kind, size, checksum = struct.unpack("<4sII", head) if len(head) == 12 else (b"", 0, 0)
        body = self.process.stdout.read(size)
        if kind == b"FAIL":
            failure = json.loads(body)
            raise StageError(f"stage {self.name}: {failure['code']}: {failure['message']}\n{failure['stack']}")
        if kind not in (b"OPEN", b"DATA") or len(body) < size or zlib.crc32(body) != checksum:
            code = self.process.wait(10)
            self.errors.seek(0)
            raise StageError(f"stage {self.name}: Node ended with {code}: {self.errors.read()[-4000:].decode(errors='replace')}")
        return body


def ask(args, batch, stamp):
    child = _children.get(args)
    child = _children[args] = child if child and child.process.poll() is None else Child(args)
    return child.ask(batch, stamp)


def whole_groups(batches, by, rows=16384):
    """Batches of some rows that are cut between two groups; rows of a group follow each other."""
    waiting, size, wanted = [], 0, rows
    for batch in batches:
        waiting, size = waiting + [batch], size + batch.num_rows
        if size < wanted:
            continue
        table = pa.Table.from_batches(waiting).combine_chunks()
        keys = list(zip(*(table.column(name).to_pylist() for name in by)))
        end = next((x for x in range(size - 1, 0, -1) if keys[x - 1] != keys[-1]), 0)
        if end > 0:
            yield table.slice(0, end).combine_chunks().to_batches()[0]
        waiting, size = table.slice(end).to_batches(), size - end
        wanted = max(rows, 2 * size)
    if size > 0:
        yield pa.Table.from_batches(waiting).combine_chunks().to_batches()[0]


class Run:
    """The stages of one run, with its settings, model and work folder."""

    def __init__(self, spark, work, settings=None, model=None):
        self.spark, self.work, self.settings, self.model = spark, work.rstrip("/"), settings or {}, model
        if model:
            spark.sparkContext.addFile(model)
        spark.sparkContext.addPyFile(os.path.abspath(__file__))  # so that workers import what keeps their children

    @functools.lru_cache
    def describe(self, name):
        out = subprocess.run(command(name, self.settings, os.path.basename(self.model or "")) + ("--describe",), capture_output=True, text=True)
        if out.returncode == 0:
            return json.loads(out.stdout)
        raise StageError(out.stderr)

    def stage(self, name, df, keep=()):
        """The rows that a stage makes of those of df; behind the columns `keep`, where it answers row for row."""
        import wirecopy_spark as module  # by its name, not by value: a worker keeps its children between tasks

        about = self.describe(name)
        inputs, by, stamp = list(about["input"]), about["groupedBy"], about["stamp"]
        if by:
            df = df.repartition(*by).sortWithinPartitions(*dict.fromkeys(by + [c for c in ("a", "b", "document") if c in inputs]))
        ddl = [f"`{c}` {df.schema[c].dataType.simpleString()}" for c in keep]
        ddl += [f"`{c}` {'array<%s>' % TYPES[t[5:-1]] if t.startswith('list<') else TYPES[t]}" for c, t in about["output"].items() if c not in keep]
        asked = (name, self.settings, os.path.basename(self.model or ""), HERE)
        run = lambda batches: module.run_stage(asked, batches, (inputs, by, list(keep), stamp))
        return df.select(*dict.fromkeys(list(keep) + inputs)).mapInArrow(run, ", ".join(ddl))

    def once(self, name, make):
        """The step of this name: read from the work folder, where it is finished, else made and written. So a retry or a lost executor never makes it anew."""
        path, context = f"{self.work}/{name}", self.spark.sparkContext
        done = context._jvm.org.apache.hadoop.fs.Path(f"{path}/_SUCCESS")
        if not done.getFileSystem(context._jsc.hadoopConfiguration()).exists(done):
            make().write.mode("overwrite").parquet(path)
        return self.spark.read.parquet(path)

    def begin(self, stage, documents):
        """Work of other settings or inputs is done anew: its folder is called by both."""
        context, stamp = self.spark.sparkContext, self.describe(stage)["stamp"]
        paths = [context._jvm.org.apache.hadoop.fs.Path(path) for path in sorted(documents.inputFiles())]
        statuses = [path.getFileSystem(context._jsc.hadoopConfiguration()).getFileStatus(path) for path in paths]
        files = zlib.crc32(json.dumps([(one.getPath().toString(), one.getLen(), one.getModificationTime()) for one in statuses]).encode())
        self.work += "/" + "-".join(value for value in (stage, stamp["version"], stamp["settings"], stamp["model"], f"{files:08x}") if value)


def run_stage(about, batches, shape):
    inputs, by, keep, stamp = shape
    args = command(*about)
    for batch in whole_groups(batches, by) if by else batches:
        answer = ask(args, batch.select(inputs), stamp)
        own = [column for column in answer.column_names if column not in keep]
        columns = [pa.chunked_array([batch.column(column)]) for column in keep] + [answer.column(column) for column in own]
        yield from pa.table(columns, keep + own).combine_chunks().to_batches()


def read(spark, path, side=0):
    """Documents as they lie there: columns that are missing are null; `place` is of this reading, the order is path, block, place."""
    if "parquet" in path.rsplit("/", 1)[-1] or not any(end in path for end in (".jsonl", ".ndjson", ".json")):
        df = spark.read.parquet(path)
    else:
        df = spark.read.schema(", ".join(f"`{c}` string" for c in COLUMNS)).json(path)
    columns = [(F.col(c) if c in df.columns else F.lit(None)).cast("string").alias(c) for c in COLUMNS]
    origin = [F.col("_metadata.file_path").alias("path"), F.col("_metadata.file_block_start").alias("block")]
    return df.select(*columns, *origin, F.lit(side).alias("side"), F.monotonically_increasing_id().alias("place")).where("id is not null and text is not null")


def number(run, documents, order, facts):
    """Documents without those whose id has come before; d ascends in `order`. Narrow: texts stay where they are."""
    come = ["side", "path", "block", "place"]
    first = documents.groupBy("id").agg(F.count("*").alias("n"), F.min(F.struct(*come)).alias("first")).where("n > 1")
    kept = facts.join(first, "id", "left").where(F.col("n").isNull() | (F.struct(*come) == F.col("first"))).drop("n", "first")
    return kept.orderBy(*order, *come).withColumn("d", F.monotonically_increasing_id())


def components(run, name, edges):
    """Least document of each connected component: alternating large and small stars (Kiveris et al. 2014, doi:10.1145/2670979.2670997), O(log^2 n) rounds, no task holds more than one document's edges."""
    star, edges, before = Window.partitionBy("u"), edges.toDF("u", "v"), None
    for round_ in range(60):
        both = edges.union(edges.select("v", "u"))
        large = both.withColumn("m", F.least("u", F.min("v").over(star))).where("v > u").select(F.col("v").alias("u"), F.col("m").alias("v"))
        down = large.where("u <> v").distinct().withColumn("m", F.min("v").over(star))
        small = down.select(F.col("v").alias("u"), F.col("m").alias("v")).union(down.select("u", "m")).where("u <> v").distinct()
        edges = run.once(f"{name}-{round_}", lambda: small)
        now = edges.agg(F.count("*"), F.sum(F.xxhash64("u", "v").cast("decimal(38,0)"))).collect()[0]
        if now == before:
            break
        before = now
    least = edges.select("v").distinct().select(F.col("v").alias("d"), F.col("v").alias("component"))
    return edges.select(F.col("u").alias("d"), F.col("v").alias("component")).union(least)


def candidate_pairs(run, members, facts):
    """Which documents of a bucket are compared: by their places in it (lsh/pair-documents.ts)."""
    settings, most = run.settings, (run.settings.get("limits") or {}).get("maxBucket", 100)
    if settings.get("otherSourceOnly") or settings.get("within") is not None or settings.get("against"):
        found = run.stage("candidates", members.join(facts.select("d", "start", "end", "publisher", "side"), "d").withColumnRenamed("d", "document"))
    else:
        x, y = members.alias("x"), members.alias("y")
        bucket = (F.col("x.band") == F.col("y.band")) & (F.col("x.key") == F.col("y.key"))
        both = [F.col("x.d").alias("a"), F.col("y.d").alias("b"), F.when(F.col("x.digest") == F.col("y.digest"), SAME).otherwise(0).alias("flags")]
        is_large = F.col("y.n") > most + 1
        small = x.join(y, bucket & (F.col("x.i") < F.col("y.i"))).where(~is_large & ((F.col("y.band") == -1) | (F.col("x.digest") != F.col("y.digest"))))
        steps = members.where(F.col("n") > most + 1).withColumn("back", F.explode(F.sequence(F.lit(1), F.lit(most)))).withColumn("before", F.col("i") - F.col("back")).alias("y")
        near = x.join(steps, bucket & (F.col("x.i") == F.col("y.before")))
        firsts = x.where("i <= 4").join(y, bucket & (F.col("x.i") < F.col("y.i"))).where(is_large)
        cut = members.where((F.col("n") > most + 1) & (F.greatest(F.col("i") - 1, F.col("n") - F.col("i")) > most))
        marks = cut.select(F.col("d").alias("a"), F.col("d").alias("b"), F.when(F.col("band") == -1, CUT_INSIDE).otherwise(CUT).alias("flags"))
        found = functools.reduce(lambda p, q: p.union(q), [part.select(*both) for part in (small, near, firsts)] + [marks])
    return found.groupBy("a", "b").agg(F.expr("bit_or(flags)").alias("flags"))


def near_duplicates(run, documents):
    """(documents, pairs, clusters) of what `read` gives, as DataFrames with ids."""
    run.begin("sign", documents)
    once, most = run.once, (run.settings.get("limits") or {}).get("maxBucket", 100)
    read_ = once("documents", lambda: documents)
    narrow = read_.drop("text").withColumn("document", F.col("place"))
    facts = once("facts", lambda: run.stage("published", narrow, [c for c in narrow.columns if c != "document"]))
    numbered = once("numbers", lambda: number(run, read_.drop("text"), ["start"], facts))
    texts = read_.select("place", "text").join(numbered.select("place", "d"), "place").select(F.col("d").alias("document"), "text")
    signed = once("signed", lambda: run.stage("sign", read_.select(F.col("place").alias("document"), "text")))  # texts stay where they are
    signed = signed.join(numbered.select(F.col("place").alias("document"), "d"), "document").drop("document")
    keys = signed.where("digest <> 0").select("d", "digest", F.posexplode("keys").alias("band", "key"))
    inside = signed.where("digest <> 0").select("d", "digest", F.lit(-1).alias("band"), F.col("digest").alias("key"))
    bucket = Window.partitionBy("band", "key")
    counted = keys.union(inside).withColumn("n", F.count("*").over(bucket)).where("n > 1")
    placed = counted.withColumn("i", F.row_number().over(bucket.orderBy("d"))).withColumn("lo", F.min("digest").over(bucket)).withColumn("hi", F.max("digest").over(bucket))
    members = once("members", lambda: placed.where("band = -1 or lo <> hi").drop("lo", "hi"))
    candidates = once("candidates", lambda: candidate_pairs(run, members, numbered))
    copies = members.where("band = -1").select("d", F.min("d").over(Window.partitionBy("key")).alias("f"))
    of = lambda side: copies.select(F.col("d").alias(side), F.col("f").alias("f" + side))
    stood = candidates.where("a <> b").join(of("a"), "a", "left").join(of("b"), "b", "left").select("a", "b", "flags", F.coalesce("fa", "a").alias("ra"), F.coalesce("fb", "b").alias("rb"))
    represented = once("represented", lambda: stood)
    pairs = represented.where(f"flags & {SAME} = 0").select(F.least("ra", "rb").alias("a"), F.greatest("ra", "rb").alias("b")).distinct()
    rows = pairs.union(pairs.select("a", F.col("a").alias("b")).distinct())
    verified = once("verified", lambda: run.stage("verify", rows.join(texts.withColumnRenamed("document", "b"), "b")))
    figures = verified.select(F.col("a").alias("x"), F.col("b").alias("y"), "resemblance", "containmentA", "containmentB")
    joined = represented.where(f"flags & {SAME} = 0").join(figures, (F.col("x") == F.least("ra", "rb")) & (F.col("y") == F.greatest("ra", "rb")))
    turned = lambda one, other: F.when(F.col("ra") < F.col("rb"), F.col(one)).otherwise(F.col(other))
    alike = joined.select("a", "b", "flags", "resemblance", turned("containmentA", "containmentB").alias("containment_a"), turned("containmentB", "containmentA").alias("containment_b"))
    same = represented.where(f"flags & {SAME} <> 0").select("a", "b", "flags", *(F.lit(1.0).alias(c) for c in alike.columns[3:]))
    ranked = alike.union(same).withColumn("n", F.count("*").over(Window.partitionBy("b"))).withColumn("i", F.row_number().over(Window.partitionBy("b").orderBy("a")))
    listed = once("pairs", lambda: ranked.where(f"n <= {most} or i <= 4 or i > n - 4 or flags & {ANCHORED} <> 0").drop("n", "i", "flags"))
    connected = once("components", lambda: components(run, "stars", listed.select("a", "b")))
    ids = numbered.join(signed.select("d", "chars", "tokens"), "d")
    heads = connected.join(ids, "d").join(texts.withColumnRenamed("document", "d"), "d")
    heads = heads.select("component", F.col("d").alias("a"), F.col("d").alias("b"), F.lit(1.0).alias("resemblance"), "chars", "source", "url", "text")
    none = [F.lit(None).cast("string").alias(c) for c in ("source", "url", "text")]
    edges = listed.join(connected, listed["a"] == connected["d"]).select("component", "a", "b", "resemblance", F.lit(0).alias("chars"), *none)
    clusters = once("clusters", lambda: run.stage("clusters", heads.union(edges)))
    named = ids.select("d", "id")
    id_of = lambda name: named.select(F.col("d").alias(name), F.col("id").alias(f"{name}_id"))
    out = listed.join(id_of("a"), "a").join(id_of("b"), "b").select("a_id", "b_id", *alike.columns[3:])
    grouped = clusters.join(named.withColumnRenamed("d", "document"), "document").select("cluster", "id", (F.col("document") == F.col("representative")).alias("represents"))
    about = ids.select("d", "id", "source", F.col("publishedAt").alias("published_at"), "title", "url", "language", "tokens", "chars", (F.col("side") == 1).alias("against"))
    return about, out, grouped


def dedupe(run, documents):
    """(kept, dropped) of what `read` gives."""
    run.begin("dedupe-sign", documents)
    once, read_ = run.once, run.once("documents", lambda: documents)
    numbered = once("numbers", lambda: number(run, read_.drop("text"), [], read_.drop("text")))
    full = read_.select("place", "text").join(numbered, "place").withColumnRenamed("d", "document")
    signed = once("signed", lambda: run.stage("dedupe-sign", read_.withColumn("document", F.col("place"))))
    signed = signed.join(numbered.select(F.col("place").alias("document"), "d"), "document").drop("document")
    keys = signed.select("d", F.posexplode("keys").alias("band", "key"))
    shared = keys.withColumn("first", F.min("d").over(Window.partitionBy("band", "key"))).where("first < d").select("first", "d").distinct()
    connected = once("components", lambda: components(run, "stars", shared))
    rows = connected.join(signed, "d").withColumnRenamed("d", "document").join(full.select("document", "text"), "document")
    decided = once("decided", lambda: run.stage("dedupe-keep", rows.select("component", "document", "keys", "publisher", "rank", "text")))
    dropped, ids = decided.where("of >= 0"), full.select(F.col("document").alias("of"), F.col("id").alias("kept_id"))
    out = dropped.join(full.select("document", "id"), "document").join(ids, "of").select("id", F.col("kept_id").alias("of"), "resemblance", "rule")
    return full.join(dropped.select("document"), "document", "left_anti").select(*COLUMNS), out


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=["near-duplicates", "dedupe"])
    parser.add_argument("input"), parser.add_argument("output")
    parser.add_argument("--against", help="documents that those of the input are compared with")
    parser.add_argument("--settings", type=json.loads, default={}, help="options of detect or deduplicate as JSON")
    parser.add_argument("--work", help="folder of the steps (default: OUT/_work)")
    args = parser.parse_args(argv)
    spark, near = SparkSession.builder.appName(f"wirecopy {args.task}").getOrCreate(), args.task == "near-duplicates"
    settings = {**args.settings, **({"passages": False} if near else {}), **({"against": True} if args.against else {})}
    run = Run(spark, args.work or f"{args.output}/_work", settings)
    documents = read(spark, args.input).union(read(spark, args.against, 1)) if args.against else read(spark, args.input)
    tables = near_duplicates(run, documents) if near else dedupe(run, documents)
    for name, table in zip(("documents", "pairs", "clusters") if near else ("kept", "dropped"), tables):
        table.write.mode("overwrite").parquet(f"{args.output}/{name}")
    spark.stop()


if __name__ == "__main__":
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    import wirecopy_spark

    wirecopy_spark.main()
