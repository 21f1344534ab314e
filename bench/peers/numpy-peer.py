"""The eight-input model in NumPy: prints seconds and statistics as JSON. Usage: numpy-peer.py SIZE.."""
import json
import sys
import time

import numpy as np

sizes = [int(word) for word in sys.argv[1:]]
batch = min(*sizes, 1 << 16)
levels = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99]

inputs = [
    lambda rng, n: rng.lognormal(np.log(12e6), 0.3, n),
    lambda rng, n: rng.gamma(4, 2, n),
    lambda rng, n: rng.lognormal(np.log(250), 0.5, n),
    lambda rng, n: 300 + 1200 * rng.beta(2, 4, n),
    lambda rng, n: rng.beta(8, 12, n),
    lambda rng, n: rng.triangular(1, 1.6, 3, n),
    lambda rng, n: rng.normal(0.65, 0.05, n),
    lambda rng, n: rng.uniform(0.05, 0.12, n),
]


def daily_cost(rng, n):
    users, queries, tokens, speed, utilization, price, power, electricity = (draw(rng, n) for draw in inputs)
    return users * queries * tokens / (speed * utilization * 86400) * (price + power * electricity) * 24


def run(n):
    rng = np.random.Generator(np.random.SFC64(1))
    # Batches that stay in the cache are NumPy's fastest way.
    cost = np.empty(n)
    for start in range(0, n, batch):
        cost[start : start + batch] = daily_cost(rng, min(batch, n - start))
    return cost.mean(), cost.std(ddof=1), np.quantile(cost, levels)


run(1 << 14)
seconds = []
for size in sizes:
    start = time.process_time()
    mean, sd, quantiles = run(size)
    seconds.append(time.process_time() - start)
means = [draw(np.random.Generator(np.random.SFC64(2)), 1 << 18).mean() for draw in inputs]
answer = {"seconds": seconds, "inputs": means, "mean": mean, "sd": sd, "quantiles": list(quantiles)}
print(json.dumps({**answer, "version": "NumPy " + np.__version__}))
