"""Writes quantiles.json: quantiles, upper quantiles and moments of each family of distributions, to 17 digits.

    python3 make-references.py > quantiles.json      (Python 3.11, mpmath 1.3.0; several minutes)

Everything is computed from the definitions with up to 140 digits: closed forms, or the cdf by series of positive terms and
its root by bisection. `u` and `s` are the doubles as they stand here.
"""

import json
import math

from mpmath import mp, mpf, binomial, erfc, euler, exp, expm1, gamma, ln, loggamma, pi, quad, sqrt

DIGITS = 140
mp.dps = DIGITS
U = [1e-100, 1e-10, 1e-6, 0.001, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 0.999, 0.999999]
S = [1e-6, 1e-10, 1e-100]
entries = []
# Relative, for families whose cdf has to be inverted; the others reach 1e-12.
TOLERANCE = dict.fromkeys(["beta", "pert", "gamma", "chi_square", "student_t", "mixture", "truncate"], 1e-10)


def add(family, arguments, lower, upper, mean, sd):
    """`lower(u)` and `upper(s)` are the quantiles from either tail."""
    args = [[None, value] for value in arguments] if isinstance(arguments, list) else list(arguments.items())
    args = [[None if name is None or name.startswith("_") else name, value] for name, value in args]
    entries.append({
        "family": family,
        "arguments": args,
        **({"tolerance": TOLERANCE[family]} if family in TOLERANCE else {}),
        "quantiles": [float(lower(mpf(u))) for u in U],
        "upperQuantiles": [float(upper(mpf(s))) for s in S],
        "mean": None if mean is None else float(mean),
        "sd": None if sd is None else float(sd),
    })


def root(rising, low, high):
    """By bisection, to 28 digits of the bracket."""
    low, high = mpf(low), mpf(high)
    for _ in range(100):
        middle = (low + high) / 2
        if rising(middle) < 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


# The normal distribution.

def Phi(x):
    return erfc(-x / sqrt(mpf(2))) / 2


def z(u):
    """The quantile of the standard normal, by Newton's method on ln Phi from the tail."""
    u = mpf(u)
    if u > 0.5:
        return -z(1 - u)
    if u == 0.5:
        return mpf(0)
    x = -sqrt(-2 * ln(u)) if u < 0.01 else mpf(-1)
    for _ in range(60):
        phi = exp(-x * x / 2) / sqrt(2 * pi)
        step = (ln(Phi(x)) - ln(u)) * Phi(x) / phi
        x -= step
        if abs(step) < mpf(10) ** -70:
            break
    return x


Z90 = z(mpf("0.05"))
for mean, sd in [(100, 15), (0, 1), (-3, 0.01)]:
    add("normal", [mean, sd], lambda u: mean + mpf(sd) * z(u), lambda s: mean - mpf(sd) * z(s), mean, sd)
# normal(p10=1, p90=4) as its definition says.
t = z(mpf("0.1"))
sd = mpf(-3) / (2 * t)
add("normal", {"p10": 1, "p90": 4}, lambda u: mpf("2.5") + sd * z(u), lambda s: mpf("2.5") - sd * z(s), 2.5, sd)


def lognormal(arguments, mu, sigma):
    mean = exp(mu + sigma**2 / 2)
    add("lognormal", arguments, lambda u: exp(mu + sigma * z(u)), lambda s: exp(mu - sigma * z(s)), mean,
        mean * sqrt(expm1(sigma**2)))


lognormal({"median": 100, "gsd": 2}, ln(mpf(100)), ln(mpf(2)))
lognormal({"mu": 0, "sigma": 1}, mpf(0), mpf(1))
lognormal({"mu": 3, "sigma": 0.1}, mpf(3), mpf(0.1))
lognormal({"mean": 10, "sd": 5}, ln(mpf(10)) - ln(mpf(1.25)) / 2, sqrt(ln(mpf(1.25))))
lognormal({"p5": 10, "p95": 100}, ln(mpf(1000)) / 2, ln(mpf(10)) / (-2 * Z90))

# Closed forms.
for low, high in [(2, 5), (-1e6, 1e-3)]:
    a, b = mpf(low), mpf(high)
    add("uniform", [low, high], lambda u: a + u * (b - a), lambda s: b - s * (b - a), (a + b) / 2, (b - a) / sqrt(mpf(12)))
for low, high in [(1, 1000), (100, 100.01), (1e-6, 1e6)]:
    a, b = mpf(low), mpf(high)
    width = ln(b / a)
    mean = (b - a) / width
    add("loguniform", [low, high], lambda u: a * exp(u * width), lambda s: b * exp(-s * width), mean,
        sqrt((b * b - a * a) / (2 * width) - mean**2))
for low, mode, high in [(0, 1, 4), (2, 5, 5), (2, 2, 5), (-1, 0.3, 1), (0.05, 0.08, 0.15)]:
    a, m, b = mpf(low), mpf(mode), mpf(high)

    def lower(u):
        return a + sqrt(u * (b - a) * (m - a)) if u <= (m - a) / (b - a) else b - sqrt((1 - u) * (b - a) * (b - m))

    add("triangular", [low, mode, high], lower, lambda s: lower(1 - s), (a + m + b) / 3,
        sqrt((a * a + m * m + b * b - a * m - a * b - m * b) / 18))
for low, left, right, high in [(0, 1, 3, 4), (0, 0, 1, 5), (-2, 1, 1, 2), (1, 2, 5, 5)]:
    a, l, r, b = map(mpf, (low, left, right, high))
    height = 2 / (b + r - a - l)

    def lower(u):
        if u <= (l - a) * height / 2:
            return a + sqrt(2 * u * (l - a) / height)
        if 1 - u <= (b - r) * height / 2:
            return b - sqrt(2 * (1 - u) * (b - r) / height)
        return l + (u - (l - a) * height / 2) / height

    def density(x):
        return height * (((x - a) / (l - a)) if x < l else ((b - x) / (b - r)) if x > r else mpf(1))

    ends = sorted({a, l, r, b})
    mp.dps = 40
    mean = quad(lambda x: x * density(x), ends)
    variance = quad(lambda x: (x - mean) ** 2 * density(x), ends)
    mp.dps = DIGITS
    add("trapezoidal", [low, left, right, high], lower, lambda s: lower(1 - s), mean, sqrt(variance))
for mean in [0.5, 3]:
    m = mpf(mean)
    add("exponential", [mean], lambda u: -m * ln(1 - u), lambda s: -m * ln(s), m, m)
for shape, scale in [(1.5, 2), (3.6, 10), (0.5, 1), (1000, 1)]:
    k, c = mpf(shape), mpf(scale)
    mean = c * gamma(1 + 1 / k)
    add("weibull", [shape, scale], lambda u: c * (-ln(1 - u)) ** (1 / k), lambda s: c * (-ln(s)) ** (1 / k), mean,
        sqrt(c * c * gamma(1 + 2 / k) - mean**2))
for location, scale in [(0, 1), (50, 4)]:
    a, b = mpf(location), mpf(scale)
    add("logistic", [location, scale], lambda u: a + b * ln(u / (1 - u)), lambda s: a + b * ln((1 - s) / s), a, b * pi / sqrt(mpf(3)))
for location, scale in [(1013, 558), (-0.5, 0.25)]:
    a, b = mpf(location), mpf(scale)
    add("gumbel", [location, scale], lambda u: a - b * ln(-ln(u)), lambda s: a - b * ln(-ln(1 - s)), a + euler * b, b * pi / sqrt(mpf(6)))
for minimum, shape in [(1, 2.5), (3, 1.5), (2, 0.8)]:
    m, k = mpf(minimum), mpf(shape)
    add("pareto", [minimum, shape], lambda u: m * (1 - u) ** (-1 / k), lambda s: m * s ** (-1 / k),
        m * k / (k - 1) if k > 1 else None, m * sqrt(k / (k - 2)) / (k - 1) if k > 2 else None)

# Beta, gamma and Student's t by series of positive terms.


def beta_lower(a, b, x):
    """I_x(a, b) = x^a (1-x)^b / (a B(a, b)) sum (a+b)_n / (a+1)_n x^n, best for small x."""
    total, term, n = mpf(1), mpf(1), 0
    while term > total * mpf(10) ** -40:
        term *= (a + b + n) / (a + 1 + n) * x
        total += term
        n += 1
    return exp(a * ln(x) + b * ln(1 - x) - ln(a) - loggamma(a) - loggamma(b) + loggamma(a + b)) * total


def beta_tail(a, b, logit, tail):
    """From the shorter end; from its own side where the complement would lose all digits."""
    x, c = 1 / (1 + exp(-logit)), 1 / (1 + exp(logit))
    if tail == "upper":
        a, b, x, c = b, a, c, x
    if x > 0.5:
        mass = 1 - beta_lower(b, a, c)
        if mass > mpf(10) ** -15:
            return mass
    return beta_lower(a, b, x)


def beta_logit(a, b, p, tail):
    if p > 0.5:
        return beta_logit(a, b, 1 - p, "upper" if tail == "lower" else "lower")
    sign = 1 if tail == "lower" else -1
    spread = 300 * (1 / a + 1 / b) if min(a, b) < 50 else 40 * sqrt(1 / a + 1 / b)
    centre = ln(a / b)
    return root(lambda y: sign * (ln(beta_tail(a, b, y, tail)) - ln(p)), centre - spread, centre + spread)


def scaled_beta(family, arguments, a, b, low=0, high=1):
    def lower(u, tail="lower"):
        mp.dps = 50
        y = beta_logit(a, b, u, tail)
        mp.dps = DIGITS
        return low + (high - low) / (1 + exp(-y))

    add(family, arguments, lower, lambda s: lower(s, "upper"), low + (high - low) * a / (a + b),
        (high - low) * sqrt(a * b / (a + b + 1)) / (a + b))


for a, b in [(2, 5), (0.1, 0.3), (50, 50), (0.9, 3.5), (800, 1200), (60, 3), (1, 1)]:
    scaled_beta("beta", [a, b], mpf(a), mpf(b))
scaled_beta("beta", {"_": 0.5, "_2": 0.5, "low": -0.5, "high": 0.5}, mpf(0.5), mpf(0.5), mpf(-0.5), mpf(0.5))
for a, m, b, *lam in [(1, 3, 10), (100, 120, 400), (0, 0, 1), (2, 5, 5, 10)]:
    k = mpf(lam[0] if lam else 4)
    scaled_beta("pert", [a, m, b, *lam], 1 + k * (m - a) / mpf(b - a), 1 + k * (b - m) / mpf(b - a), mpf(a), mpf(b))


def student(df):
    n = mpf(df)

    def lower(u):
        if u == 0.5:
            return mpf(0)
        if u > 0.5:
            return -lower(1 - u)
        mp.dps = 50
        y = beta_logit(n / 2, mpf(0.5), 2 * u, "lower")
        mp.dps = DIGITS
        return -sqrt(n) * exp(-y / 2)

    add("student_t", [df], lower, lambda s: -lower(s), 0 if df > 1 else None, sqrt(n / (n - 2)) if df > 2 else None)


for df in [4.5, 1, 2, 3, 18, 100, 0.5]:
    student(df)


def gamma_lower(a, x):
    total, term, n = mpf(1), mpf(1), 0
    while term > total * mpf(10) ** -140:
        n += 1
        term *= x / (a + n)
        total += term
    return exp(a * ln(x) - x - loggamma(a + 1)) * total


def gamma_log(a, p, tail):
    if p > 0.5:
        return gamma_log(a, 1 - p, "upper" if tail == "lower" else "lower")
    if tail == "lower":
        high = ln(a)
        low = min((ln(p) + loggamma(a + 1)) / a, high) - 1
        return root(lambda y: ln(gamma_lower(a, exp(y))) - ln(p), low, high + 1)
    low = (ln(1 - p) + loggamma(a + 1)) / a - 1 if a < 20 else ln(a) - 1
    return root(lambda y: ln(p) - ln(1 - gamma_lower(a, exp(y))), low, ln(max(a + 30 * sqrt(a), mpf(1)) - ln(p)))


for shape, scale in [(3, 2), (0.5, 1), (100, 1), (0.05, 1), (1, 3), (15, 2), (900, 0.1)]:
    a, c = mpf(shape), mpf(scale)
    add("gamma", [shape, scale], lambda u: c * exp(gamma_log(a, u, "lower")), lambda s: c * exp(gamma_log(a, s, "upper")),
        a * c, sqrt(a) * c)

# Counts: sums of probabilities.


def counts(family, arguments, probability, largest, mean, sd):
    below, above, masses = [], [], [probability(k) for k in range(largest + 1)]
    total = mpf(0)
    for mass in masses:
        total += mass
        below.append(total)
    total = mpf(0)
    for mass in reversed(masses):
        above.append(total)
        total += mass
    above.reverse()

    def upper(s):
        return next(k for k in range(largest + 1) if above[k] <= s)

    add(family, arguments, lambda u: next(k for k in range(largest + 1) if below[k] >= u) if u <= 0.5 else upper(1 - u),
        upper, mean, sd)


for mean in [3.7, 500, 0.01]:
    m = mpf(mean)
    counts("poisson", [mean], lambda k: exp(k * ln(m) - m - loggamma(k + 1)), int(mean + 40 * math.sqrt(mean) + 200), m, sqrt(m))
for trials, p in [(20, 0.3), (1500, 0.02), (1, 0.5)]:
    q = mpf(p)
    counts("binomial", [trials, p], lambda k: binomial(trials, k) * q**k * (1 - q) ** (trials - k), trials, trials * q,
           sqrt(trials * q * (1 - q)))
for df in [5, 1, 0.3, 250]:
    a = mpf(df) / 2
    add("chi_square", [df], lambda u: 2 * exp(gamma_log(a, u, "lower")), lambda s: 2 * exp(gamma_log(a, s, "upper")), 2 * a,
        2 * sqrt(a))
# The smallest k with 1 - (1 - p)^(k + 1) >= u.
for p in [0.2, 1e-6, 0.9]:
    q = ln(1 - mpf(p))
    add("geometric", [p], lambda u: max(0, mp.ceil(ln(1 - u) / q) - 1), lambda s: max(0, mp.ceil(ln(s) / q) - 1),
        (1 - mpf(p)) / mpf(p), sqrt(1 - mpf(p)) / mpf(p))
for failures, p in [(3, 0.4), (0.5, 0.05), (200, 0.7)]:
    r, q = mpf(failures), mpf(p)
    mean = r * (1 - q) / q
    counts("negative_binomial", [failures, p], lambda k: exp(loggamma(k + r) - loggamma(r) - loggamma(k + 1)) * q**r * (1 - q)**k,
           int(mean + 400 / q), mean, sqrt(mean / q))
for low, high in [(1, 6), (-1000, 2500), (0, 1)]:
    n = mpf(high - low + 1)
    add("discrete_uniform", [low, high], lambda u: low - 1 + mp.ceil(u * n), lambda s: high - mp.floor(s * n),
        mpf(low + high) / 2, sqrt((n * n - 1) / 12))
for p in [0.3, 0.001]:
    q = mpf(p)
    counts("bernoulli", [p], lambda k: [1 - q, q][k], 1, q, sqrt(q * (1 - q)))


def listed(family, arguments, values, weights):
    total = mpf(sum(weights))
    mean = sum(mpf(v) * w for v, w in zip(values, weights)) / total
    variance = sum((v - mean) ** 2 * w for v, w in zip(values, weights)) / total

    def lower(u):
        reached = mpf(0)
        for value, weight in zip(values, weights):
            reached += weight
            if reached / total >= u:
                return value

    def upper(s):
        left = total
        for value, weight in zip(values, weights):
            left -= weight
            if left / total <= s:
                return value

    add(family, arguments, lower, upper, mean, sqrt(variance))


listed("discrete", {"values": [1, 2, 8], "weights": [5, 3, 2]}, [1, 2, 8], [5, 3, 2])
listed("discrete", {"values": [7, -1, 7, 3]}, [-1, 3, 7], [1, 1, 2])
listed("empirical", {"values": [5, 1, 2, 2, 9]}, [1, 2, 5, 9], [1, 2, 1, 1])


def spec(family, *arguments):
    return {"family": family, "arguments": [[None, value] for value in arguments]}


# Mixtures and cuts of normal distributions.
parts = [(mpf(0.75), 0, 1), (mpf(0.25), 10, 2)]


def mixed(x):
    return sum(w * Phi((x - m) / s) for w, m, s in parts)


def mixed_above(x):
    return sum(w * Phi((m - x) / s) for w, m, s in parts)


def mixed_lower(u):
    return root(lambda x: ln(mixed(x)) - ln(u), -40, 60) if u <= 0.5 else mixed_upper(1 - u)


def mixed_upper(s):
    return root(lambda x: ln(s) - ln(mixed_above(x)), -40, 60)


add("mixture", {"_": spec("normal", 0, 1), "_2": spec("normal", 10, 2), "weights": [3, 1]}, mixed_lower, mixed_upper, 2.5,
    sqrt(mpf(0.75) * (1 + mpf(2.5) ** 2) + mpf(0.25) * (4 + mpf(7.5) ** 2)))


def cut_normal(arguments, low, high):
    a = mpf(0) if low is None else Phi(mpf(low))
    b = mpf(0) if high is None else Phi(-mpf(high))
    mass = 1 - a - b
    pa = mpf(0) if low is None else exp(-mpf(low) ** 2 / 2) / sqrt(2 * pi)
    pb = mpf(0) if high is None else exp(-mpf(high) ** 2 / 2) / sqrt(2 * pi)
    mean = (pa - pb) / mass
    variance = 1 + ((low or 0) * pa - (high or 0) * pb) / mass - mean**2
    add("truncate", {"_": spec("normal", 0, 1), **arguments}, lambda u: z(a + u * mass), lambda s: -z(b + s * mass), mean, sqrt(variance))


cut_normal({"low": -1, "high": 3}, -1, 3)
cut_normal({"low": 8}, 8, None)
cut_normal({"low": -9, "high": -7.5}, -9, -7.5)
# An exponential distribution without its first part is the same one, moved.
add("truncate", {"_": spec("exponential", 2), "low": 7}, lambda u: 7 - 2 * ln(1 - u), lambda s: 7 - 2 * ln(s), 9, 2)

# Given percentiles: two are a normal distribution; the other curve follows the definition in families/quantiles.ts.

def curve():
    h = -Z90
    first, second = 20 / h, 70 / h
    middle = 2 / (1 / first + 1 / second)
    last = min(3 * second, second * sqrt(second / first))
    start = min(3 * first, first * sqrt(first / second))

    def at(x):
        if x >= h:
            return 100 + last * (x - h)
        i = 0 if x < 0 else 1
        y0, y1, m0, m1, z0 = [(10, 30, start, middle, -h), (30, 100, middle, last, mpf(0))][i]
        q = (x - z0) / h
        return (2 * q**3 - 3 * q**2 + 1) * y0 + (q**3 - 2 * q**2 + q) * h * m0 + (3 * q**2 - 2 * q**3) * y1 + (q**3 - q**2) * h * m1

    def lower(u):
        return 10 * u / mpf(0.05) if u <= mpf(0.05) else at(z(u))

    def density(x):
        return exp(-x * x / 2) / sqrt(2 * pi)

    def expectation(f):
        mp.dps = 40
        value = quad(lambda u: f(10 * u), [0, 1]) / 20 + quad(lambda x: f(at(x)) * density(x), [-h, 0, h, h + 5, h + 15, h + 40])
        mp.dps = DIGITS
        return value

    mean = expectation(lambda x: x)
    add("quantiles", {"p5": 10, "p50": 30, "p95": 100, "min": 0}, lower, lambda s: at(-z(s)), mean,
        sqrt(expectation(lambda x: (x - mean) ** 2)))


curve()
t = z(mpf("0.25"))
sd = mpf(-2) / (2 * t)
add("quantiles", {"p25": 3, "p75": 5}, lambda u: 4 + sd * z(u), lambda s: 4 - sd * z(s), 4, sd)

# The first entry of a family is its example in the table.
print('{"origin": "make-references.py, mpmath up to 140 digits",')
print(f' "u": {json.dumps(U)},\n "s": {json.dumps(S)},\n "entries": [')
print(",\n".join("  " + json.dumps(entry) for entry in entries))
print("]}")
