/** On a phone, where there is no room for both: what is shown, the scenario or its answer. */
export function tabs(playground: HTMLElement): HTMLElement {
  const place = document.createElement('div');
  place.className = 'tabs';
  place.role = 'group';
  place.ariaLabel = 'What is shown';
  const buttons = ['Scenario', 'Answer'].map((name) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = name;
    button.addEventListener('click', () => show(name));
    return button;
  });
  place.append(...buttons);
  const show = (name: string) => {
    playground.classList.toggle('shows-answer', name === 'Answer');
    for (const button of buttons) button.ariaPressed = String(button.textContent === name);
  };
  show('Scenario');
  return place;
}
