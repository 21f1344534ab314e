// The eight-input model in C++ with <random> and std::nth_element. Usage: standard SIZE..
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <vector>

constexpr std::array levels{.01, .025, .05, .1, .25, .5, .75, .9, .95, .975, .99};

class Inputs {
  std::mt19937 engine{1};
  std::lognormal_distribution<> users{std::log(12e6), 0.3}, tokens{std::log(250), 0.5};
  std::gamma_distribution<> queries{4, 2}, two{2, 1}, four{4, 1}, eight{8, 1}, twelve{12, 1};
  std::normal_distribution<> power{0.65, 0.05};
  std::uniform_real_distribution<> electricity{0.05, 0.12};
  // A density that is linear between 1, 1.6 and 3.
  std::piecewise_linear_distribution<> price;

  double beta(std::gamma_distribution<> &a, std::gamma_distribution<> &b) {
    const double x = a(engine);
    return x / (x + b(engine));
  }

public:
  Inputs() {
    const std::array places{1.0, 1.6, 3.0}, densities{0.0, 1.0, 0.0};
    price = {places.begin(), places.end(), densities.begin()};
  }
  std::array<double, 8> operator()() {
    return {users(engine), queries(engine), tokens(engine), 300 + 1200 * beta(two, four),
            beta(eight, twelve), price(engine), power(engine), electricity(engine)};
  }
};

struct Statistics {
  double mean, sd;
  std::vector<double> quantiles;
};

Statistics run(long n) {
  Inputs draw;
  std::vector<double> cost(n);
  double sum = 0, squares = 0;
  for (double &y : cost) {
    const auto [users, queries, tokens, speed, utilization, price, power, electricity] = draw();
    y = users * queries * tokens / (speed * utilization * 86400) * (price + power * electricity) * 24;
    sum += y;
  }
  const double mean = sum / n;
  for (const double y : cost) squares += (y - mean) * (y - mean);
  Statistics s{mean, std::sqrt(squares / (n - 1)), {}};
  auto from = cost.begin();
  for (const double level : levels) {
    const auto at = cost.begin() + static_cast<long>(level * (n - 1));
    std::nth_element(from, at, cost.end());
    s.quantiles.push_back(*at);
    from = at;
  }
  return s;
}

template <typename Numbers> void print(const char *name, const Numbers &numbers) {
  std::printf("\"%s\": [", name);
  const char *comma = "";
  for (const double x : numbers) std::printf("%s%.17g", comma, x), comma = ", ";
  std::printf("], ");
}

int main(int count, char **words) {
  std::vector<double> seconds;
  Statistics s;
  for (int k = 1; k < count; k++) {
    const std::clock_t start = std::clock();
    s = run(std::atol(words[k]));
    seconds.push_back(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  std::array<double, 8> means{};
  Inputs draw;
  constexpr int checked = 1 << 18;
  for (int i = 0; i < checked; i++) {
    const auto x = draw();
    for (std::size_t k = 0; k < x.size(); k++) means[k] += x[k] / checked;
  }
  std::printf("{");
  print("seconds", seconds);
  print("inputs", means);
  print("quantiles", s.quantiles);
  std::printf("\"mean\": %.17g, \"sd\": %.17g, \"version\": \"g++ " __VERSION__ "\"}\n", s.mean, s.sd);
}
