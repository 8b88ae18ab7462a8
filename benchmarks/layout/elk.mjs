// Lays graphs out with ELK layered. stdin: [{nodes: [[w, h]], edges: [[s, t]]}] and options; stdout: [{boxes, ways, ms}].
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(`${process.argv[2]}/package.json`);
const ELK = require("elkjs/lib/elk.bundled.js");
const { graphs, options } = JSON.parse(readFileSync(0, "utf8"));
const elk = new ELK();

const asElk = (graph) => ({
  id: "root",
  layoutOptions: options,
  children: graph.nodes.map(([width, height], i) => ({ id: `n${i}`, width, height })),
  edges: graph.edges.map(([s, t], i) => ({ id: `e${i}`, sources: [`n${s}`], targets: [`n${t}`] })),
});

const way = ({ sections }) =>
  sections?.length ? [sections[0].startPoint, ...(sections[0].bendPoints ?? []), sections[0].endPoint].map(({ x, y }) => [x, y]) : null;

if (graphs.length) await elk.layout(asElk(graphs[0])); // warm
const drawings = [];
for (const graph of graphs) {
  const start = performance.now();
  const drawn = await elk.layout(asElk(graph));
  const ms = performance.now() - start;
  drawings.push({ boxes: drawn.children.map(({ x, y, width, height }) => [x, y, width, height]), ways: drawn.edges.map(way), ms });
}
process.stdout.write(JSON.stringify(drawings));
