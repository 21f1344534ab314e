/** A formula that adds one quantity of several owners, as in `chat.gpus + router.gpus`. */
export function sumOf(owners: readonly string[], quantity: string): string {
  return owners.map((owner) => `${owner}.${quantity}`).join(' + ');
}
