import type { AcceleratorRow } from './catalog.ts';
import { meanPeakTflops, type NumberFormats, peakTflops } from './number-formats.ts';
import { type Default, purchaseDefault } from './prices.ts';
import { type ListChoice, listedRent, type RentList } from './rent-list.ts';
import { rentDefault } from './rents.ts';

/** The choices that decide what hardware does and costs. */
export interface HardwareChoice extends ListChoice {
  readonly accelerator: AcceleratorRow;
  readonly formats: NumberFormats;
  /** Rents that go before those of the catalogue; null where a scenario has no list of its own. */
  readonly rents: RentList | null;
}

/** Share of a server's maximum that it draws on the mean: Epoch AI's 0.7 and what lies around it. */
const meanDraw = [0.5, 0.9] as const;

/** Defaults of everything that follows from accelerator, number formats, year and kind of rent. */
export function hardwareDefaults(choice: HardwareChoice): Record<string, Default> {
  const { accelerator, formats, rents, year } = choice;
  const source = `${accelerator.name}: ${accelerator.sources.join('; ')}`;
  const fact = (value: number, unit: string): Default => ({ notation: `${value} ${unit}`, source });
  const { price, serverPrice, basis } = purchaseDefault(accelerator, year);
  return {
    peak_flops: fact(meanPeakTflops(accelerator, formats.storage), 'TFLOP/s/GPU'),
    attention_peak_flops: fact(peakTflops(accelerator, formats.attention), 'TFLOP/s/GPU'),
    training_peak_flops: fact(accelerator.dense_tflops.bf16 ?? 0, 'TFLOP/s/GPU'),
    kv_value_bytes: { notation: `${formats.kv.bytes} byte`, source: 'the number format of the KV cache' },
    memory: { notation: `${inGibibytes(accelerator.memory_bytes)}/GPU`, source },
    memory_bandwidth: fact(accelerator.bandwidth_gb_per_s, 'GB/s/GPU'),
    ...linkDefaults(accelerator),
    ...powerDefaults(accelerator, source),
    gpu_price: (rents && listedRent(rents, accelerator, choice)) ?? rentDefault(accelerator, choice),
    chip_price: price,
    server_price: serverPrice,
    ...(basis === 'server'
      ? { server_factor: { notation: '1', source: 'the price is already that of a server' } }
      : {}),
  };
}

/** Memory is made in powers of two; what a driver keeps back leaves a number that is whole only in bytes. */
const inGibibytes = (bytes: number) =>
  Number.isInteger(bytes / 2 ** 30) ? `${bytes / 2 ** 30} GiB` : `${bytes / 1e9} GB`;

/** Bandwidth one way between the accelerators of a domain, its size, and the bandwidth between domains. */
function linkDefaults({
  name,
  links,
}: AcceleratorRow): Record<'link_bandwidth' | 'link_domain' | 'network_bandwidth', Default> {
  const source = `${name}: ${links.source}`;
  return {
    link_bandwidth: { notation: `${links.gb_per_s} GB/s/GPU`, source },
    link_domain: { notation: `${links.domain} GPU`, source },
    network_bandwidth: { notation: `${links.network_gb_per_s} GB/s/GPU`, source },
  };
}

/**
 * What a server draws at most, and on the mean, for each accelerator. The models add what the rest of the cluster and the
 * building take, so power all in, which has both in it, is brought down to the server first.
 */
function powerDefaults(
  accelerator: AcceleratorRow,
  source: string,
): Record<'server_power' | 'mean_power', Default> {
  const watts = (value: number) => Number(value.toPrecision(3));
  const { low, high, from } = serverPower(accelerator, source);
  return {
    server_power: {
      notation: low === high ? `${low} W/GPU` : `uniform(${watts(low)}, ${watts(high)}) W/GPU`,
      source: from,
    },
    mean_power: {
      notation: `uniform(${watts(low * meanDraw[0])}, ${watts(high * meanDraw[1])}) W/GPU`,
      source: `judgement: half to nine tenths of the maximum; ${from}`,
    },
  };
}

/** Maximum draw of a server for each accelerator in W: as published, or from power all in, or from that of the chip. */
function serverPower(
  { server_power_w: server, all_in_power_w: allIn, chip_power_w: chip }: AcceleratorRow,
  source: string,
): { readonly low: number; readonly high: number; readonly from: string } {
  if (server !== null) return { low: server, high: server, from: source };
  if (allIn !== null) {
    const from = `judgement: power all in over 1.16 to 1.36, as for H100, B200 and GB200, of which both are known; ${source}`;
    return { low: allIn / 1.36, high: allIn / 1.16, from };
  }
  if (chip !== null) {
    const from = `judgement: 1.56 to 2.03 times the chip, as for A100, H100 and TPU in Epoch AI’s cost code; ${source}`;
    return { low: chip * 1.56, high: chip * 2.03, from };
  }
  return { low: 300, high: 1200, from: 'judgement: not published; from a TPU v4 to an H100' };
}
