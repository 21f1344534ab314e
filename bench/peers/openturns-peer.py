"""The eight-input model in OpenTURNS. Usage: openturns-peer.py SIZE.."""
import json
import sys
import time
from math import log

import openturns as ot

levels = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99]
marginals = [
    ot.LogNormal(log(12e6), 0.3),
    ot.Gamma(4, 1 / 2),
    ot.LogNormal(log(250), 0.5),
    ot.Beta(2, 4, 300, 1500),
    ot.Beta(8, 12, 0, 1),
    ot.Triangular(1, 1.6, 3),
    ot.Normal(0.65, 0.05),
    ot.Uniform(0.05, 0.12),
]
joint = getattr(ot, "JointDistribution", None) or ot.ComposedDistribution
distribution = joint(marginals)
names = ["users", "queries", "tokens", "speed", "utilization", "price", "power", "electricity"]
formula = "users * queries * tokens / (speed * utilization * 86400) * (price + power * electricity) * 24"
daily_cost = ot.SymbolicFunction(names, [formula])
batch = 1 << 16


def run(n):
    ot.RandomGenerator.SetSeed(1)
    cost = ot.Sample(0, 1)
    for start in range(0, n, batch):
        cost.add(daily_cost(distribution.getSample(min(batch, n - start))))
    # All quantiles of one sorted sample.
    return cost.computeMean()[0], cost.computeStandardDeviation()[0], cost.computeQuantile(levels)


run(1 << 12)
seconds = []
for size in sys.argv[1:]:
    start = time.process_time()
    mean, sd, quantiles = run(int(size))
    seconds.append(time.process_time() - start)
means = list(distribution.getSample(1 << 18).computeMean())
answer = {"seconds": seconds, "inputs": means, "mean": mean, "sd": float(sd), "quantiles": [q[0] for q in quantiles]}
print(json.dumps({**answer, "version": "OpenTURNS " + ot.__version__}))
