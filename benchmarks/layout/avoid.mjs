// Routes edges between boxes that are already placed with libavoid, orthogonal. stdin: [{boxes, edges}]; stdout: [{ways, ms}].
// Edges are drawn from centre to centre and cut off at the borders (by the caller), so libavoid may move their ends along the sides.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const folder = join(process.argv[2], "node_modules", "libavoid-js", "dist");
const { AvoidLib } = await import(pathToFileURL(join(folder, "index-node.mjs")));
await AvoidLib.load(join(folder, "libavoid.wasm"));
const Avoid = AvoidLib.getInstance();
const { drawings, crossingPenalty } = JSON.parse(readFileSync(0, "utf8"));

const ALL_SIDES = 15;
// Avoid::RoutingParameter: segmentPenalty 0, crossingPenalty 2, shapeBufferDistance 6, idealNudgingDistance 7
// A buffer of 4: with 8, neighbours 16 apart leave no way between them, and libavoid then runs through boxes.
// Avoid::RoutingOption: nudgeOrthogonalSegmentsConnectedToShapes 0, nudgeSharedPathsWithCommonEndPoint 6
function route({ boxes, edges }) {
  const router = new Avoid.Router(Avoid.OrthogonalRouting);
  router.setRoutingParameter(0, 50);
  router.setRoutingParameter(2, crossingPenalty);
  router.setRoutingParameter(6, 4);
  router.setRoutingParameter(7, 10);
  router.setRoutingOption(0, true);
  router.setRoutingOption(6, true);
  const shapes = boxes.map(([x, y, w, h]) => {
    const shape = new Avoid.ShapeRef(router, new Avoid.Rectangle(new Avoid.Point(x, y), new Avoid.Point(x + w, y + h)));
    new Avoid.ShapeConnectionPin(shape, 1, 0.5, 0.5, true, 0, ALL_SIDES).setExclusive(false);
    return shape;
  });
  const lines = edges.map(([s, t]) => new Avoid.ConnRef(router, new Avoid.ConnEnd(shapes[s], 1), new Avoid.ConnEnd(shapes[t], 1)));
  router.processTransaction();
  return lines.map((line) => {
    const found = line.displayRoute();
    return Array.from({ length: found.size() }, (_, i) => [found.get_ps(i).x, found.get_ps(i).y]);
  });
}

const answers = [];
for (const drawing of drawings) {
  const start = performance.now();
  const ways = route(drawing);
  answers.push({ ways, ms: performance.now() - start });
}
process.stdout.write(JSON.stringify(answers));
