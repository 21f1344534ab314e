"""Writes corners.json: quantiles and moments at the corners of the stated parameter ranges, to 17 digits.

    python3 make-corners.py > corners.json      (Python 3.11, mpmath 1.3.0; some minutes)

Everything is computed from the definitions with 40 digits. The cdf of gamma and beta comes from their hypergeometric series
(DLMF 8.7.1, 8.17.8), that of two large shapes from Gauss-Legendre quadrature of the density in ln x and ln(x / (1 - x)); its
root by the Illinois method on the logarithm of the tail. Values below the smallest double are 0, those above the largest are left out (null).
"""

import json
import sys

from mpmath import mp, mpf, beta as beta_function, exp, expm1, gamma, hyp1f1, hyp2f1, ln, log1p, loggamma, log, quad, sqrt, linspace, erfc

mp.dps = 40
U = [1e-9, 0.05, 0.5]
S = [0.05, 1e-9]
LARGE = 10000


def pieces(density, low, high):
    return quad(density, linspace(low, high, 25))


def gamma_tails(a, y):
    """P(X <= e^y) and P(X > e^y)."""
    if a < LARGE:
        x = exp(y)
        if x < a + 40 or a < 1 and x < 60:
            below = exp(a * y - x - loggamma(a + 1)) * hyp1f1(1, a + 1, x)
            return below, 1 - below
        above = mp.gammainc(a, x, regularized=True)
        return 1 - above, above
    sd, centre = 1 / sqrt(a), ln(a)
    scale = a * centre - a
    def density(z):
        return exp(a * (z - centre) - a * expm1(z - centre))
    # The constant exp(scale - loggamma(a)) apart.
    constant = exp(scale - loggamma(a))
    below = constant * pieces(density, centre - 22 * sd, y)
    above = constant * pieces(density, y, centre + 22 * sd)
    return below, above


def beta_tails(a, b, logit):
    """P(L <= logit) and P(L > logit) of L = ln(x / (1 - x))."""
    if min(a, b) >= LARGE:
        centre = ln(a / b)
        sd = sqrt(1 / a + 1 / b)
        x0 = a / (a + b)
        def density(z):
            d = z - centre
            return exp(a * d - (a + b) * log1p(x0 * expm1(d)))
        constant = exp(a * ln(x0) + b * ln(1 - x0) - loggamma(a) - loggamma(b) + loggamma(a + b))
        return constant * pieces(density, centre - 22 * sd, logit), constant * pieces(density, logit, centre + 22 * sd)
    if logit > ln(a / b):
        above, below = beta_tails(b, a, -logit)
        return below, above
    x = 1 / (1 + exp(-logit))
    complement = 1 / (1 + exp(logit))
    log_b = loggamma(a) + loggamma(b) - loggamma(a + b)
    # I_x(a, b) = x^a (1 - x)^b / (a B) 2F1(a + b, 1; a + 1; x), all of whose terms are positive.
    total, term, n = mpf(1), mpf(1), 0
    while term > total * mpf(10) ** -45:
        term *= (a + b + n) / (a + 1 + n) * x
        total += term
        n += 1
    below = exp(a * ln(x) + b * ln(complement) - log_b - ln(a)) * total
    return below, 1 - below


def root(tails, p, side, low, high):
    """The point between low and high at which a tail is p."""
    def excess(y):
        below, above = tails(y)
        tail = below if side == "lower" else above
        value = ln(tail) - ln(p) if tail > 0 else mpf(-10) ** 6
        return value if side == "lower" else -value
    a, b = low, high
    fa, fb = excess(a), excess(b)
    last = None
    for n in range(200):
        middle = (a + b) / 2 if n < 8 else (a * fb - b * fa) / (fb - fa)
        f = excess(middle)
        if f == 0 or abs(b - a) < mpf(10) ** -22 * max(1, abs(a)) or n >= 8 and abs(f) < mpf(10) ** -22:
            return middle
        if (f > 0) == (fb > 0):
            b, fb = middle, f
            fa = fa / 2 if last == "b" else fa
            last = "b"
        else:
            a, fa = middle, f
            fb = fb / 2 if last == "a" else fb
            last = "a"
    return (a + b) / 2


def quantiles(value, span):
    """`value(p, side)` for all U and S."""
    return [value(mpf(u), "lower") for u in U], [value(mpf(s), "upper") for s in S]


def as_double(x):
    x = float(x)
    return None if x in (float("inf"), float("-inf")) else x


entries = []


def add(family, arguments, value, mean, sd):
    lower, upper = quantiles(value, None)
    print(family, arguments, file=sys.stderr, flush=True)
    entries.append({
        "family": family, "arguments": arguments,
        "quantiles": [as_double(x) for x in lower], "upperQuantiles": [as_double(x) for x in upper],
        "mean": None if mean is None else as_double(mean), "sd": None if sd is None else as_double(sd),
    })


def gamma_span(a):
    if a >= 100:
        return ln(a) - 21 / sqrt(a), ln(a) + 21 / sqrt(a)
    return -mpf(30) / a - 50, mpf(8) + ln(1 + a)


def add_gamma(family, arguments, shape, scale):
    a, s = mpf(shape), mpf(scale)
    low, high = gamma_span(a)
    def value(p, side):
        return s * exp(root(lambda y: gamma_tails(a, y), p, side, low, high))
    add(family, arguments, value, a * s, sqrt(a) * s)


def beta_span(a, b):
    if min(a, b) >= 100:
        centre, sd = ln(a / b), sqrt(1 / a + 1 / b)
        return centre - 21 * sd, centre + 21 * sd
    return ln(a / b) - 60 - 30 / a, ln(a / b) + 60 + 30 / b


def add_beta(alpha, beta):
    a, b = mpf(alpha), mpf(beta)
    low, high = beta_span(a, b)
    def value(p, side):
        logit = root(lambda y: beta_tails(a, b, y), p, side, low, high)
        return 1 / (1 + exp(-logit))
    add("beta", [alpha, beta], value, a / (a + b), sqrt(a * b / (a + b + 1)) / (a + b))


def add_student(df):
    n = mpf(df)
    # t^2 / (df + t^2) is beta(1/2, df/2).
    def tails(y):
        inside, outside = beta_tails(mpf(1) / 2, n / 2, 2 * y - ln(n))
        return 1 - outside / 2, outside / 2
    def value(p, side):
        if p == mpf(0.5):
            return mpf(0)
        t = exp(root(tails, p, "upper", mpf(-40), 30 / n + 50))
        return -t if side == "lower" else t
    add("student_t", [df], value, 0 if df > 1 else None, sqrt(n / (n - 2)) if df > 2 else None)


def add_count(family, arguments, tails, centre, sd, mean):
    """`tails(k)`: P(K <= k), P(K > k)."""
    def value(p, side):
        low, high = max(-1, int(centre - 12 * sd)), int(centre + 40 * sd) + 50
        while high - low > 1:
            middle = (low + high) // 2
            below, above = tails(middle)
            if (below >= p) if side == "lower" else (above <= p):
                high = middle
            else:
                low = middle
        return mpf(high)
    add(family, arguments, value, mean, sd)


def add_poisson(mean):
    m = mpf(mean)
    def tails(k):
        above, below = gamma_tails(mpf(k + 1), ln(m))
        return below, above
    add_count("poisson", [mean], tails, m, sqrt(m), m)


def add_negative_binomial(failures, probability):
    r, p = mpf(failures), mpf(probability)
    q = 1 - p
    def tails(k):
        return beta_tails(r, mpf(k + 1), ln(p / q))
    mean, sd = r * q / p, sqrt(r * q) / p
    add_count("negative_binomial", [failures, probability], tails, mean, sd, mean)


def add_binomial(trials, probability):
    n, p = mpf(trials), mpf(probability)
    def tails(k):
        if k < 0:
            return mpf(0), mpf(1)
        above, below = beta_tails(mpf(k + 1), n - k, ln(p / (1 - p)))
        return below, above
    mean, sd = n * p, sqrt(n * p * (1 - p))
    add_count("binomial", [trials, probability], tails, mean, sd, mean)


for shape in [1e-4, 0.5, 601, 1e15]:
    add_gamma("gamma", [shape, 1], shape, 1)
for shape, scale in [(3, 1e308), (3, 1e-300), (0.5, 1e300)]:
    add_gamma("gamma", [shape, scale], shape, scale)
add_gamma("chi_square", [2e-4], 1e-4, 2)
add_gamma("chi_square", [2e15], 1e15, 2)
for alpha, b in [(1e-4, 1e-4), (1e-4, 1), (1e-4, 1e12), (0.5, 1e12), (500, 1e12), (1e12, 1e12), (1e5, 1e12), (1e12, 3)]:
    add_beta(alpha, b)
for df in [0.05, 2.5, 1e6, 1e12]:
    add_student(df)
for mean in [1e-300, 0.01, 1e6, 1e15]:
    add_poisson(mean)
for trials, probability in [(1e15, 0.5), (1e15, 1e-300), (1e15, 1e-12), (1, 1e-16)]:
    add_binomial(trials, probability)
for failures, probability in [(1e-4, 1e-12), (1e-4, 0.5), (3, 1e-12), (1000, 1e-12)]:
    add_negative_binomial(failures, probability)

print('{\n  "origin": "make-corners.py, mpmath with 40 digits",')
print(f'  "u": {json.dumps(U)},\n  "s": {json.dumps(S)},\n  "entries": [')
print(",\n".join("    " + json.dumps(entry) for entry in entries))
print("  ]\n}")
