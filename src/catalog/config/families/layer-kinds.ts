import type { ConfigReader } from '../config-reader.ts';

/**
 * What each layer is, from a list with one word or number a layer; null where the file has none. What is not known is
 * refused: it would be counted as something else.
 */
export function layerKinds<Kind>(
  config: ConfigReader,
  name: string,
  layers: number,
  kinds: Readonly<Record<string, Kind>>,
): readonly Kind[] | null {
  const list = config.perLayer(name, layers);
  if (list === null) return null;
  const strange = list.find((one) => !Object.hasOwn(kinds, String(one)));
  if (strange !== undefined)
    config.wrong([config.nameOf(name)], `must be one of ${Object.keys(kinds).join(', ')} a layer`, strange);
  return list.flatMap((one) => kinds[String(one)] ?? []);
}

/** Whether each layer has experts. */
export const sparseKinds: Readonly<Record<string, boolean>> = {
  sparse: true,
  moe: true,
  dense: false,
  1: true,
  0: false,
  true: true,
  false: false,
};

/** Whether each layer is linear attention or a state-space model. */
export const linearKinds: Readonly<Record<string, boolean>> = {
  linear_attention: true,
  full_attention: false,
  mamba: true,
  attention: false,
};

/** Whether a window slides in each layer. */
export const slidingKinds: Readonly<Record<string, boolean>> = {
  sliding_attention: true,
  full_attention: false,
};
