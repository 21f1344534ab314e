import { kernelOperations } from '../../notation/operations/operations.ts';
import { binaryExponent, powerOfTwo } from '../../elementary/elementary.ts';
import { mostDraws } from '../../plan/draws.ts';
import { mostInstructionsOf } from '../../plan/instruction-limit.ts';
import type { Copula, OutputColumn, Plan, Program, RandomColumn, Stream } from '../../plan/plan.ts';
import { sobolDimensions } from '../../sampling/sobol.ts';
import { checkSampler } from './check-sampler.ts';
import { arrayOf, countOf, finiteOf, numbersOf, objectOf, oneOf, textOf } from './shape.ts';
import { WireError } from './wire-error.ts';

/** Registers of a program, each of 8 kB. Judgement: half a gigabyte. */
const mostRegisters = 65_536;
const mostReplicates = 65_536;
const mostStreams = 1_000_000;
const mostColumns = 1_000_000;

/**
 * A plan that came from elsewhere, of which every place that a kernel reads or writes lies where it should.
 *
 * @throws WireError
 */
export function checkPlan(data: Readonly<Record<string, unknown>>): Plan {
  const design = oneOf(data.design, ['sobol', 'latin-hypercube', 'monte-carlo'], 'design');
  const drawsPerReplicate = countOf(data.drawsPerReplicate, 1, mostDraws, 'drawsPerReplicate');
  if (powerOfTwo(binaryExponent(drawsPerReplicate)) !== drawsPerReplicate)
    throw new WireError('drawsPerReplicate must be a power of two');
  const replicates = countOf(data.replicates, 1, mostReplicates, 'replicates');
  const mostDimension = design === 'sobol' ? sobolDimensions - 1 : mostStreams;
  const streams = arrayOf(data.streams, 'streams').map((item): Stream => {
    const { name, dimension } = objectOf(item, 'a stream');
    return {
      name: textOf(name, 'the name of a stream'),
      dimension: countOf(dimension, 0, mostDimension, 'the dimension of a stream'),
    };
  });
  if (streams.length > mostStreams) throw new WireError('there are too many streams');
  const copulas = arrayOf(data.copulas, 'copulas').map((item) => copulaOf(item, streams.length));
  const program = programOf(objectOf(data.program, 'program'), streams.length);
  const samplers = data.samplers as Plan['samplers'];
  if (samplers.columns.length !== program.random.length)
    throw new WireError('each random column needs one sampler');
  for (const sampler of new Set([...samplers.columns, samplers.normal])) checkSampler(sampler);
  return {
    design,
    drawsPerReplicate,
    replicates,
    streams,
    copulas,
    program,
    samplers,
    keys: numbersOf(data.keys, Uint32Array, 4 * replicates * streams.length, 'keys'),
    origins: numbersOf(data.origins, Float64Array, program.columns.length, 'origins'),
  };
}

function copulaOf(item: unknown, streamCount: number): Copula {
  const { streams, factor } = objectOf(item, 'a copula');
  const members = arrayOf(streams, 'the streams of a copula').map((stream) =>
    countOf(stream, 0, streamCount - 1, 'a stream of a copula'),
  );
  return {
    streams: members,
    factor: numbersOf(factor, Float64Array, members.length * members.length, 'the factor of a copula'),
  };
}

function programOf(data: Readonly<Record<string, unknown>>, streamCount: number): Program {
  const registers = countOf(data.registers, 0, mostRegisters, 'registers');
  const { constants, code } = data;
  if (!(constants instanceof Float64Array)) throw new WireError('constants must be numbers');
  if (!(code instanceof Int32Array) || code.length % 5 !== 0)
    throw new WireError('code must be words, five an instruction');
  if (code.length / 5 > mostInstructionsOf('unseen')) throw new WireError('the program is too long');
  const operand = (value: unknown, name: string) => countOf(value, -constants.length, registers - 1, name);
  for (let at = 0; at < code.length; at += 5) {
    const [operation, target, ...operands] = code.subarray(at, at + 5);
    const known = kernelOperations[operation!];
    if (known === undefined || known.code !== operation)
      throw new WireError(`there is no operation ${operation}`);
    countOf(target, 0, registers - 1, 'the target of an instruction');
    for (const one of operands.slice(0, known.operands)) operand(one, 'an operand of an instruction');
  }
  const random = arrayOf(data.random, 'random').map((item): RandomColumn => {
    const { stream, spec, scale, register } = objectOf(item, 'a random column');
    objectOf(spec, 'a distribution');
    return {
      stream: countOf(stream, 0, streamCount - 1, 'the stream of a random column'),
      spec: spec as RandomColumn['spec'],
      scale: finiteOf(scale, 'the scale of a random column'),
      register: countOf(register, 0, registers - 1, 'the register of a random column'),
    };
  });
  const columns = arrayOf(data.columns, 'columns').map((item) => columnOf(item, operand));
  if (columns.length > mostColumns || new Set(columns.map(({ id }) => id)).size < columns.length)
    throw new WireError('each column needs a name of its own');
  return { code, constants, registers, random, columns };
}

function columnOf(item: unknown, operand: (value: unknown, name: string) => number): OutputColumn {
  const { id, kind, operand: of, mayHaveAtoms, weight } = objectOf(item, 'a column');
  if (typeof mayHaveAtoms !== 'boolean') throw new WireError('a column must say whether it may have atoms');
  return {
    id: textOf(id, 'the name of a column'),
    kind: oneOf(kind, ['distribution', 'moments', 'indicator'], 'the kind of a column'),
    operand: operand(of, 'the operand of a column'),
    mayHaveAtoms,
    ...(weight === undefined ? {} : { weight: operand(weight, 'the weight of a column') }),
  };
}
