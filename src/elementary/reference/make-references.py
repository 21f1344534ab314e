"""Cases for the elementary functions that the kernel lacks, each with the result rounded to the nearest double.

    python3 make-references.py > beyond-the-kernel.json      (Python 3.11, mpmath 1.3.0; a second)
"""

import json
import random

from mpmath import asin, cosh, log, mp, mpf, sinh, sqrt

mp.prec = 2400
random.seed(15)
u = random.random


def between(low, high, count):
    return [low + (high - low) * u() for _ in range(count)]


def sizes(low, high, count):
    return [10**exponent for exponent in between(low, high, count)]


near_one = [1 + (u() - 0.5) * size for size in sizes(-12, 0, 20)]
arguments = {
    "log2": [*sizes(-320, 308, 30), *near_one, *[2.0**k for k in (-1074, -1022, -1, 1, 10, 1023)], 1.5e-323, 3.0, 1e22],
    "asin": [*between(-1, 1, 25), *sizes(-300, 0, 8), *[1 - size for size in sizes(-16, 0, 12)], 0.5, -0.5, 1.0, -1.0],
    "sinh": [*between(-709, 709, 20), *between(-3, 3, 15), *[-size for size in sizes(-300, 0, 8)], 710.2, -710.4, 1.0],
    "cosh": [*between(-709, 709, 20), *between(-3, 3, 15), *sizes(-20, 0, 8), 710.2, -710.4, 1.0],
}
functions = {"log2": lambda x: log(x, 2), "asin": asin, "sinh": sinh, "cosh": cosh}
cases = {
    name: [[x, float(function(mpf(x)))] for x in arguments[name]] for name, function in functions.items()
}
rows = [[a, -a * scale] for a, scale in zip(sizes(-300, 300, 25), sizes(-2, 2, 25))]
rows += [[3.0, 4.0], [5e-324, 5e-324], [1e-310, 3e-310], [1.2e308, 1.2e308], [1.0, 2.0**-26], [1.0, 0.0]]
rows += [between(0, 1, 3) for _ in range(10)]
cases["hypot"] = [[*row, float(sqrt(sum(mpf(x) ** 2 for x in row)))] for row in rows]
print('{"origin": "make-references.py, mpmath at 2400 bits: arguments, then the result", "cases":')
print(json.dumps(cases), "}")
