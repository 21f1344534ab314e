import type { Weight } from '../../structure/weight.ts';
import type { ConfigReader } from '../config-reader.ts';
import type { StorageRule } from './dialect.ts';
import { groupPacking, type ScaleHabit } from './group-packing.ts';
import { listedModules } from './exclusions.ts';
import { pack, type Packing } from './packing.ts';

interface Group {
  readonly packing: Packing;
  /** Modules that it names. */
  readonly isNamed: (weight: Weight) => boolean;
  /** Whether it is meant for every matrix that no other group names. */
  readonly isForAll: boolean;
}

/** Classes of layers that stand for all matrices, those of the output too where nothing leaves it out. */
const classes = ['Linear', 'FusedMoE'];

/** The rule of `config_groups`, as compressed-tensors writes them: names go before classes. */
export function configGroups(
  quantization: ConfigReader,
  isLeftOut: (weight: Weight) => boolean,
  habit: ScaleHabit,
): StorageRule {
  const all = quantization.nested('config_groups');
  if (all === null) quantization.missing(['config_groups']);
  const groups = (all?.others() ?? []).flatMap(([name]): Group[] => {
    const group = all?.nested(name) ?? null;
    const packing = group === null ? null : groupPacking(group, quantization, habit);
    if (group === null || packing === null) return [];
    const targets = group.list('targets') ?? ['Linear'];
    const names = targets.filter((one) => !classes.includes(String(one)));
    const isForAll = names.length < targets.length;
    return [{ packing, isForAll, isNamed: listedModules(group, 'targets', names) }];
  });
  const general = groups.find(({ isForAll }) => isForAll);
  return (weight) => {
    if (!['linear', 'head', 'router'].includes(weight.kind) || isLeftOut(weight)) return null;
    const named = groups.find(({ isNamed }) => isNamed(weight));
    // Routers are seldom of the class Linear; they are quantized only where a group names them.
    const group = named ?? (weight.kind === 'router' ? undefined : general);
    return group === undefined ? null : pack(weight, group.packing);
  };
}
