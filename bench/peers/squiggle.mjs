// The eight-input model in Squiggle. Usage: squiggle.mjs SIZE..
import { readFileSync } from 'node:fs';
import { run } from '@quri/squiggle-lang';

/** The model, and an expression that is its value. */
const code = (value) => `
users = Sym.lognormal(${Math.log(12e6)}, 0.3)
queries = Sym.gamma(4, 2)
tokens = Sym.lognormal(${Math.log(250)}, 0.5)
speed = 300 + 1200 * SampleSet.fromDist(Sym.beta(2, 4))
utilization = Sym.beta(8, 12)
price = Sym.triangular(1, 1.6, 3)
power = Sym.normal(0.65, 0.05)
electricity = Sym.uniform(0.05, 0.12)
s(d) = SampleSet.fromDist(d)
inputs = [users, queries, tokens, speed, utilization, price, power, electricity]
cost = s(users) * s(queries) * s(tokens) / (speed * s(utilization) * 86400) * (s(price) + s(power) * s(electricity)) * 24
${value}
`;
const statistics = `[mean(cost), stdev(cost), quantile(cost, 0.01), quantile(cost, 0.025), quantile(cost, 0.05), quantile(cost, 0.1), quantile(cost, 0.25), quantile(cost, 0.5), quantile(cost, 0.75), quantile(cost, 0.9), quantile(cost, 0.95), quantile(cost, 0.975), quantile(cost, 0.99)]`;

async function evaluate(sampleCount, value) {
  const output = await run(code(value), { environment: { sampleCount, xyPointLength: 1000, profile: false, seed: 'bench' } });
  if (!output.result.ok) throw new Error(output.result.value.toString());
  return output.result.value.result.asJS();
}

await evaluate(1000, statistics);
const seconds = [];
let answer;
for (const size of process.argv.slice(2)) {
  const start = process.cpuUsage();
  answer = await evaluate(Number(size), statistics);
  const { user, system } = process.cpuUsage(start);
  seconds.push((user + system) / 1e6);
}
const [mean, sd, ...quantiles] = answer;
const inputs = await evaluate(2 ** 18, 'map(inputs, {|d| mean(SampleSet.fromDist(d))})');
const { version } = JSON.parse(
  readFileSync(new URL('./node_modules/@quri/squiggle-lang/package.json', import.meta.url), 'utf8'),
);
console.log(JSON.stringify({ seconds, inputs, mean, sd, quantiles, version: `Squiggle ${version}` }));
