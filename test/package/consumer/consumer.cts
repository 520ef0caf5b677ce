// What a program in CommonJS writes; compiled against the packed package by test/package/package.test.ts, never run.
import wirecopy = require("wirecopy");
import minhash = require("wirecopy/minhash");
import natural = require("wirecopy/natural");
import node = require("wirecopy/node");

const { coverageA }: wirecopy.Comparison = wirecopy.compare("one", "two");

const used = [coverageA, minhash, natural, node.detect, node.readDocuments];

export = used;
