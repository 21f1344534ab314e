// The eight-input model in plain JavaScript, statistics by simple-statistics. Usage: plain-javascript.mjs SIZE..
import { mean, quantile, sampleStandardDeviation } from 'simple-statistics';

const levels = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99];

/** Marsaglia's polar method; the second normal is kept. */
let spare = Number.NaN;
function normal() {
  if (!Number.isNaN(spare)) {
    const kept = spare;
    spare = Number.NaN;
    return kept;
  }
  let u, v, s;
  do {
    u = 2 * Math.random() - 1;
    v = 2 * Math.random() - 1;
    s = u * u + v * v;
  } while (s >= 1 || s === 0);
  const factor = Math.sqrt((-2 * Math.log(s)) / s);
  spare = v * factor;
  return u * factor;
}

/** Marsaglia and Tsang (2000), for shapes of at least 1. */
function gamma(shape) {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(Math.random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

function beta(a, b) {
  const x = gamma(a);
  return x / (x + gamma(b));
}

function triangular(low, mode, high) {
  const u = Math.random();
  const share = (mode - low) / (high - low);
  return u < share
    ? low + Math.sqrt(u * (high - low) * (mode - low))
    : high - Math.sqrt((1 - u) * (high - low) * (high - mode));
}

const users = () => Math.exp(Math.log(12e6) + 0.3 * normal());
const queries = () => 2 * gamma(4);
const tokens = () => Math.exp(Math.log(250) + 0.5 * normal());
const speed = () => 300 + 1200 * beta(2, 4);
const utilization = () => beta(8, 12);
const price = () => triangular(1, 1.6, 3);
const power = () => 0.65 + 0.05 * normal();
const electricity = () => 0.05 + 0.07 * Math.random();

function dailyCost() {
  const gpus = (users() * queries() * tokens()) / (speed() * utilization() * 86400);
  return gpus * (price() + power() * electricity()) * 24;
}

function run(draws) {
  const costs = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) costs[draw] = dailyCost();
  return { mean: mean(costs), sd: sampleStandardDeviation(costs), quantiles: quantile(costs, levels) };
}

run(1 << 16);
let result;
const seconds = process.argv.slice(2).map((size) => {
  const start = process.cpuUsage();
  result = run(Number(size));
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
});
const inputs = [users, queries, tokens, speed, utilization, price, power, electricity].map((draw) =>
  mean(Float64Array.from({ length: 1 << 18 }, draw)),
);
console.log(JSON.stringify({ seconds, inputs, ...result, version: `Node ${process.version}` }));
