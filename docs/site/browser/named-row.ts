/** Opens the folded row that the address names, now and whenever another one is named. */
export function openNamedRow(): void {
  const open = () => {
    const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!(row instanceof HTMLDetailsElement)) return;
    row.open = true;
    row.scrollIntoView();
  };
  open();
  addEventListener('hashchange', open);
}
