"""The eight-input model as a loop that Numba compiles, statistics by NumPy. Usage: numba-peer.py SIZE.."""
import json
import sys
import time

import numba
import numpy as np

levels = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99]


@numba.njit
def draw(x):
    x[0] = np.random.lognormal(np.log(12e6), 0.3)
    x[1] = np.random.gamma(4, 2)
    x[2] = np.random.lognormal(np.log(250), 0.5)
    x[3] = 300 + 1200 * np.random.beta(2, 4)
    x[4] = np.random.beta(8, 12)
    x[5] = np.random.triangular(1, 1.6, 3)
    x[6] = np.random.normal(0.65, 0.05)
    x[7] = np.random.uniform(0.05, 0.12)


@numba.njit
def costs(n):
    np.random.seed(1)
    x = np.empty(8)
    cost = np.empty(n)
    for i in range(n):
        draw(x)
        cost[i] = x[0] * x[1] * x[2] / (x[3] * x[4] * 86400) * (x[5] + x[6] * x[7]) * 24
    return cost


@numba.njit
def input_means(n):
    np.random.seed(2)
    x = np.empty(8)
    total = np.zeros(8)
    for _ in range(n):
        draw(x)
        total += x
    return total / n


def run(n):
    cost = costs(n)
    return cost.mean(), cost.std(ddof=1), np.quantile(cost, levels)


run(1 << 14)
seconds = []
for size in sys.argv[1:]:
    start = time.process_time()
    mean, sd, quantiles = run(int(size))
    seconds.append(time.process_time() - start)
means = list(input_means(1 << 18))
answer = {"seconds": seconds, "inputs": means, "mean": mean, "sd": sd, "quantiles": list(quantiles)}
print(json.dumps({**answer, "version": f"Numba {numba.__version__}, NumPy {np.__version__}"}))
