// How long does a model take to load, and how long from a file of the graph as the engine has optimised it?
//   node bench/load.mjs MODEL.onnx... [--rounds 5]
// With the engine that Akin uses, one thread. Prints medians of turns, and what the second file takes on the disk.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const require = createRequire(new URL('../native/package.json', import.meta.url));
const { InferenceSession } = require('onnxruntime-node');
const options = { intraOpNumThreads: 1, executionMode: 'sequential' };
const words = process.argv.slice(2);
const at = words.indexOf('--rounds');
const rounds = at < 0 ? 5 : Number(words.splice(at, 2)[1]);
const median = numbers => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const megabytes = file => (statSync(file).size / 2 ** 20).toFixed(1);

async function seconds(file, more) {
  const start = performance.now();
  const session = await InferenceSession.create(file, { ...options, ...more });
  const taken = (performance.now() - start) / 1000;
  await session.release();
  return taken;
}

const folder = mkdtempSync(join(tmpdir(), 'akin-load-'));
try {
  console.log('| model | MB | loaded in s | optimised file, MB | loaded in s |\n|---|---|---|---|---|');
  for (const model of words) {
    const optimised = join(folder, 'optimised.onnx');
    await seconds(model, { graphOptimizationLevel: 'all', optimizedModelFilePath: optimised });
    const times = [[], []];
    for (let round = 0; round < rounds; round++) {
      times[0].push(await seconds(model, { graphOptimizationLevel: 'all' }));
      times[1].push(await seconds(optimised, { graphOptimizationLevel: 'disabled' }));
    }
    console.log(`| ${basename(model)} | ${megabytes(model)} | ${median(times[0]).toFixed(3)} | `
      + `${megabytes(optimised)} | ${median(times[1]).toFixed(3)} |`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
