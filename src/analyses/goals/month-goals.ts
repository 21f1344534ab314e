/** What comparisons with a month of the calendar are called, with the month on the right. */
const beside: Readonly<Record<string, string>> = {
  '<': 'before',
  '<=': 'in or before',
  '>': 'after',
  '>=': 'in or after',
  '==': 'in',
  '!=': 'not in',
};
const mirrored: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

const name = String.raw`([a-z_][\w.]*)`;
const month = String.raw`(\d{4}-\d\d)`;
const sign = '(<=|>=|==|!=|<|>)';
const ending = String.raw`\s*(?:with\s.*)?$`;
/** A number with its unit. */
const limit = String.raw`([-\d][\w.%/*^]*(?:\s[a-z][\w/*^]*)?)`;

const forms = {
  first: new RegExp(String.raw`^\s*${name}\s*${sign}\s*${month}${ending}`, 'i'),
  turned: new RegExp(String.raw`^\s*${month}\s*${sign}\s*${name}${ending}`, 'i'),
  months: new RegExp(String.raw`^\s*${name}\s*${sign}\s*${limit}\s+(in (?:every|any) month)${ending}`, 'i'),
  total: new RegExp(String.raw`^\s*total\(\s*${name}\s*\)\s*${sign}\s*${limit}${ending}`, 'i'),
};

/** How a goal over months is said, from its text: null for all others. */
export function monthGoalName(
  text: string,
  {
    label,
    total,
    operators,
  }: {
    /** What a quantity is called in a month, and over all months. */
    readonly label: (name: string) => string;
    readonly total: (name: string) => string;
    readonly operators: Readonly<Record<string, string>>;
  },
): string | null {
  const [, first, comparison = '', when] = forms.first.exec(text) ?? [];
  if (first !== undefined) return `${label(first)} ${beside[comparison]} ${when}`;
  const [, before, turned = '', other] = forms.turned.exec(text) ?? [];
  if (other !== undefined) return `${label(other)} ${beside[mirrored[turned] ?? turned]} ${before}`;
  const [, moving, held = '', amount, months] = forms.months.exec(text) ?? [];
  if (moving !== undefined && Object.hasOwn(operators, held))
    return `${label(moving)} ${operators[held]} ${amount} ${months}`;
  const [, summed, limited = '', most] = forms.total.exec(text) ?? [];
  if (summed !== undefined && Object.hasOwn(operators, limited))
    return `${total(summed)} ${operators[limited]} ${most}`;
  return null;
}
