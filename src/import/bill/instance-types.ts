/**
 * Accelerators of the instance types that clouds rent out by the hour.
 *
 * Source: AWS, Amazon EC2 instance types, accelerated computing; Microsoft, Azure virtual machine sizes, GPU accelerated
 * (NC, ND families).
 */
const accelerators: Readonly<Record<number, readonly string[]>> = {
  1: [
    'p3.2xlarge',
    'p5.4xlarge',
    ...['g4dn', 'g5', 'g6', 'g6e'].flatMap((family) =>
      ['xlarge', '2xlarge', '4xlarge', '8xlarge', '16xlarge'].map((size) => `${family}.${size}`),
    ),
    'standard_nc24ads_a100_v4',
    'standard_nc40ads_h100_v5',
  ],
  2: ['standard_nc48ads_a100_v4', 'standard_nc80adis_h100_v5'],
  4: [
    'p3.8xlarge',
    'g4dn.12xlarge',
    ...['g5', 'g6', 'g6e'].flatMap((family) => [`${family}.12xlarge`, `${family}.24xlarge`]),
    'standard_nc96ads_a100_v4',
  ],
  8: [
    'p3.16xlarge',
    'p3dn.24xlarge',
    'p4d.24xlarge',
    'p4de.24xlarge',
    'p5.48xlarge',
    'p5e.48xlarge',
    'p5en.48xlarge',
    'p6-b200.48xlarge',
    'g4dn.metal',
    'g5.48xlarge',
    'g6.48xlarge',
    'g6e.48xlarge',
    'standard_nd96asr_v4',
    'standard_nd96amsr_a100_v4',
    'standard_nd96isr_h100_v5',
    'standard_nd96isr_h200_v5',
  ],
};

const known = new Map(
  Object.entries(accelerators).flatMap(([count, names]) =>
    names.map((name) => [name, Number(count)] as const),
  ),
);

/** Google Cloud says the number in the name, as in `a3-highgpu-8g`. Source: Google Cloud, accelerator-optimized machine family. */
const counted = /^a[2-4]-[a-z]+gpu-(\d{1,2})g$/;

/** Accelerators of the instance type that stands in a text; null where none does. */
export function instanceAccelerators(text: string): number | null {
  for (const word of text.toLowerCase().split(/[^a-z0-9._-]+/)) {
    const count = known.get(word) ?? Number(counted.exec(word)?.[1] ?? Number.NaN);
    if (count > 0) return count;
  }
  return null;
}
