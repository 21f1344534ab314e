/** A commented scenario to start from, as `costcone init` writes it beside the schema. It runs as it stands. */
export function starterScenario(): string {
  return `# yaml-language-server: $schema=./scenario.schema.json
# What does a day of our service cost, and how sure can we be?
# Write here where your inputs come from. What you leave out keeps the model's default:
# \`costcone explain llm-service\` lists every input with its unit, range, default and source.

title: Our service
question: What does a day of our service cost to run?
model: llm-service

# Rows of the catalogue: \`costcone catalog accelerators\`, \`costcone catalog models\`.
accelerator: h100-sxm
language_model: llama3.1-70b
year: 2025
rental: on-demand # on-demand, reserved-1y, reserved-3y or spot
# provider: neocloud # hyperscaler, neocloud or marketplace; neocloud from 2023 on when left out
region: us

# Kinds of use; each starts from the lengths of its name: \`costcone catalog applications\`.
workloads: [chat]

inputs:
  # "a to b" says: with 90 % probability between a and b.
  daily_active_users: 50k to 200k
  # A distribution takes the unit written after it, or else the input's own.
  electricity_price: triangular(0.05, 0.08, 0.15) USD/kWh
  # Tokens per second that each user is promised; "none" for work that nobody waits for.
  promised_speed: 15 to 30
  # A share has its own notation; p5 and p95 are its 5th and 95th percentile.
  chat.cache_hit: beta(p5=0.1, p95=0.4)
  # With a mapping you also say where a number comes from.
  operations_staff: { value: 1 to 3, source: "judgement: our team, the part of it that runs this service" }

formulas:
  # Your own quantities; units are checked and convert by themselves.
  monthly_cost: { formula: daily_cost * 1 month, label: Monthly cost }

outputs: [daily_cost, monthly_cost, hardware_cost, labour_cost, gpus, speed, cost_per_query]

goals:
  # Met when this holds with at least the probability you ask for.
  - monthly_cost <= 150k USD with 90%

# correlations:
#   - { between: [daily_active_users, queries_per_user], spearman: 0.3 }
# What you measured moves every input to where it agrees; \`error\` is what measurement and model may be off by.
# observed:
#   - { quantity: hardware_cost, month: 2025-05, value: 310k USD, error: 10%, source: "our invoice, May 2025" }
# published:
#   - { quantity: hardware_cost, value: 10k USD/day, source: "somebody's article", kind: estimate }
`;
}
