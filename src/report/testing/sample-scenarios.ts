/** Text that would do something wherever it is not escaped. */
export const hostileText = `</script><script>window.hacked=1</script><img src=x onerror="window.hacked=1">"'\`\${window.hacked=1}{{7*7}}\\u2028$&$\`javascript:alert(1)]]>--><svg onload=window.hacked=1>`;

/** Scenarios that pages must stay readable for. */
export const sampleScenarios: Readonly<Record<string, string>> = {
  usual: `
title: A small service
question: What does a day of it cost?
inputs:
  queries: { value: 1M to 4M query/day, explanation: Queries a day., source: judgement }
  tokens: { value: 200 to 700 token/query, explanation: Tokens of a query., source: judgement }
  price: { value: 1 to 4 USD/Mtoken, explanation: Price of a million tokens., source: a list price }
  staff: { value: 2k to 5k USD/day, explanation: People., source: judgement }
formulas:
  token_cost: queries * tokens * price
  daily_cost: token_cost + staff
outputs: [daily_cost, token_cost]
goals:
  - daily_cost <= 6k USD/day with 90%
  - token_cost <= 20k USD/day with 90%
published:
  - { quantity: token_cost, value: 2500 USD/day, source: "A blog, 2024", kind: estimate }
`,
  'what was observed': `
title: A small service and its bills
question: What does a day of it cost?
inputs:
  queries: { value: 1M to 4M query/day, explanation: Queries a day., source: judgement }
  tokens: { value: 200 to 700 token/query, explanation: Tokens of a query., source: judgement }
  price: { value: 1 to 4 USD/Mtoken, explanation: Price of a million tokens., source: a list price }
  staff: { value: 2k to 5k USD/day, explanation: People., source: judgement }
formulas:
  token_cost: queries * tokens * price
  daily_cost: token_cost + staff
outputs: [daily_cost, token_cost]
goals:
  - daily_cost <= 6k USD/day with 90%
observed:
  - { quantity: token_cost, value: 80k USD/month, error: 10%, source: invoice of October }
  - { quantity: staff, between: [3k USD/day, 4k USD/day], source: payroll }
  - { quantity: queries, value: 5M query/day, error: 5%, source: "a log, of another service" }
`,
  'a built-in model': `
title: The estimate on one page
question: What does a day of it cost?
model: llm-napkin
`,
  'one input': `
title: One input
question: How much is it?
inputs: { cost: 10 to 20 USD }
formulas: { total: cost * 2 }
outputs: [total]
`,
  constant: `
title: Nothing varies
question: How much is it?
inputs: { cost: 10 USD, count: 3 }
formulas: { total: cost * count }
outputs: [total]
`,
  'negative and zero': `
title: Gain or loss
question: What is left?
inputs: { income: 'normal(100, 30) USD', spending: 'normal(110, 20) USD' }
formulas: { left: income - spending, nothing: income - income, loss: 'min(0, income - spending)' }
outputs: [left, nothing, loss]
goals: [left >= 0 USD with 50%]
`,
  'twelve decades': `
title: Heavy tail
question: How far can it go?
inputs: { base: 'lognormal(median=1, gsd=100)', factor: 'lognormal(median=1, gsd=20)' }
formulas: { product: base * factor }
outputs: [product]
goals: [product <= 1000 with 90%]
`,
  'narrow and far from zero': `
title: Narrow
question: How much is it exactly?
inputs: { main_part: 'normal(300, 0.01) USD', more: 'normal(0, 0.001) USD' }
formulas: { sum: main_part + more }
outputs: [sum]
`,
  'long CJK names': `
title: 聊天机器人每日运行成本的不确定性估计以及其主要影响因素的详细分析报告
question: 聊天机器人在二〇二三年二月的一天里一共花费了多少美元的计算成本和人力成本呢？
inputs:
  users: { value: 10k to 40k user, explanation: 每天实际使用该服务的平均人数，包括所有地区和所有平台的用户。, source: 作者根据公开报道作出的判断 }
  price: { value: 1 to 4 USD/user, explanation: 每个用户每天的平均成本。, source: 判断 }
formulas: { total: users * price }
outputs: [total]
published:
  - { quantity: total, value: 50k USD, source: 国盛证券二〇二三年二月发表的关于生成式人工智能算力需求的研究报告, kind: estimate }
`,
  'sixty inputs and twenty outputs': manyInputs(60, 20),
  'a year by month': `
title: A startup's year
question: Does the budget of the year hold?
horizon: { from: 2027-01, months: 12 }
fiscal_year_starts: 4
inputs:
  users: { value: 40k to 60k user, growth: 3% to 8% per month }
  gpu_price: { value: 2.1 to 2.9 USD/GPU/hour, growth: -35% to -5% per year, volatility: 20% per year }
  need: { value: 0.0012 to 0.0018 GPU/user, noise: 4%, persistence: 0.8, steps: [{ from: "uniform(3, 9) month", factor: 1.2 }] }
formulas:
  daily_cost: { formula: users * need * gpu_price, unit: USD/day }
  year: total(daily_cost)
  gpus: users * need
outputs: [daily_cost, gpus, year]
goals:
  - year <= 1.9M USD with 90%
  - daily_cost <= 8k USD/day in every month with 80%
`,
  'five years that only sink': `
title: Five years
question: What is left of a purchase?
horizon: { from: 2026-10, months: 60 }
inputs: { worth: { value: 900 to 1.1k, steps: [{ from: 2028-01, factor: 0.5 }], growth: -80% to -60% per year, limits: [0.1, 10k] } }
formulas: { left: worth * 1 USD, cost: 0 USD/day - left / 1 day, all: total(cost) }
outputs: [all, left]
goals: ["total(cost) <= -1k USD", "left >= 10 USD in any month"]
`,
  hostile: hostileScenario(),
};

function manyInputs(inputs: number, outputs: number): string {
  const names = Array.from({ length: inputs }, (_, k) => `quantity_with_a_rather_long_name_${k + 1}`);
  const sums = Array.from({ length: outputs }, (_, k) => {
    const own = names.filter((_, index) => index % outputs === k || index < 5);
    return `  a_long_name_of_an_output_${k + 1}: ${own.join(' + ')}`;
  });
  return `
title: Many
question: What do many inputs give?
inputs:
${names.map((name, k) => `  ${name}: { value: ${k + 1} to ${3 * k + 4} USD, explanation: Input number ${k + 1}., source: judgement }`).join('\n')}
formulas:
${sums.join('\n')}
outputs: [${sums.map((_, k) => `a_long_name_of_an_output_${k + 1}`).join(', ')}]
`;
}

function hostileScenario(): string {
  const text = JSON.stringify(`=cmd|' /C calc'!A0 ${hostileText}`);
  return `
title: ${text}
question: ${text}
inputs:
  cost: { value: 10 to 20 USD, explanation: ${text}, source: ${text} }
  prototype: { value: 1 to 2, explanation: ${text}, source: ${text} }
  to_string: { value: 1 to 2, explanation: ${text}, source: ${text} }
formulas: { total: cost * prototype * to_string }
outputs: [total]
goals: [total <= 30 USD with 90%]
published:
  - { quantity: total, value: 25 USD, source: ${text}, kind: estimate }
`;
}
