import type { QuantityRow } from '../rows.ts';
import type { CustomerOptions } from './options.ts';

/** What a group of customers pays, and what that leaves. */
export function revenueRows(customer: CustomerOptions): readonly QuantityRow[] {
  const { name } = customer;
  return [
    {
      name: `${name}.revenue`,
      unit: 'USD/day',
      formula: revenue(customer),
      explanation: customer.price === null ? 'This group pays nothing.' : 'What this group pays.',
    },
    {
      name: `${name}.margin`,
      unit: 'USD/day',
      formula: `${name}.revenue - ${name}.cost`,
      explanation: 'What this group pays less what it costs.',
    },
  ];
}

function revenue({ name, price }: CustomerOptions): string {
  if (price === null) return '0 USD/day';
  const own = `${name}.price`;
  const tokens = (rate: (service: string) => string) =>
    price.billed.map((service) => `${name}.${service}.part * (${rate(service)})`).join(' + ');
  switch (price.kind) {
    case 'user':
      return `${name}.users * ${own}`;
    case 'query':
      return `${name}.queries * ${own}`;
    case 'flat':
      return own;
    case 'token':
      return tokens((s) => `(${s}.input_tokens_per_day + ${s}.output_tokens_per_day) * ${own}`);
    case 'tokens by direction': {
      const input = (s: string) =>
        price.hasCachedPrice
          ? `(${s}.input_tokens_per_day - ${s}.cached_tokens_per_day) * ${own}.input + ${s}.cached_tokens_per_day * ${own}.cached_input`
          : `${s}.input_tokens_per_day * ${own}.input`;
      return tokens((s) => `${input(s)} + ${s}.output_tokens_per_day * ${own}.output`);
    }
  }
}
