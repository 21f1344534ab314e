/** Brings charts to life when they come into view, and lets readers change inputs. */
import { enliven, markInput, rest, showPaths } from './live-charts.ts';
import type { StartCharts } from '../../page/page-data.ts';
import { startWhatIf } from './what-if.ts';

const start: StartCharts = (data) => {
  const plots = [...document.querySelectorAll<HTMLElement>('[data-chart]')];
  const observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      void enliven(target as HTMLElement, data);
    }
  });
  for (const plot of plots) observer.observe(plot);
  const followInputs = (event: Event) =>
    markInput((event.target as Element).closest<HTMLElement>('[data-input]')?.dataset.input ?? '');
  for (const list of document.querySelectorAll('.inputs')) {
    list.addEventListener('mouseover', followInputs);
    list.addEventListener('mouseleave', () => markInput(''));
  }
  for (const button of document.querySelectorAll<HTMLElement>('[data-paths]'))
    button.addEventListener('click', () => {
      const isShown = button.ariaPressed !== 'true';
      button.ariaPressed = String(isShown);
      for (const plot of plots) if (plot.dataset.chart === button.dataset.paths) showPaths(plot, isShown);
    });
  const whatIf = startWhatIf(data);
  matchMedia('(max-width: 700px)').addEventListener('change', () => {
    for (const plot of plots) {
      rest(plot);
      observer.observe(plot);
    }
    // A what-if's charts have a shape for each width too.
    void whatIf.then((again) => again());
  });
};

document.dispatchEvent(new CustomEvent('costcone-live', { detail: start }));
