const tip = document.createElement('div');
tip.className = 'tip';
tip.hidden = true;

/** Vega's tooltip handler: plain text beside the pointer. */
export function showTip(_handler: unknown, event: MouseEvent, _item: unknown, value: unknown): void {
  if (!tip.isConnected) document.body.append(tip);
  tip.hidden = value === null || value === undefined || value === '';
  if (tip.hidden) return;
  tip.textContent = String(value);
  tip.style.left = `${Math.max(4, Math.min(event.clientX + 12, innerWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${event.clientY + 14}px`;
}
