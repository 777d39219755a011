import { window } from 'vscode';
import type { Settings } from '../../core/index';
import { loadCore } from '../loadCore';
import type { PreparedPicture } from './comingPictures';

/** Says what pictures cost their readers when they are heavier or wider than the blog wants. */
export async function warnOfCosts(pictures: readonly PreparedPicture[], { image }: Pick<Settings, 'image'>): Promise<void> {
  const { describeCost } = await loadCore();
  const costs = pictures.map(({ facts }) => facts && { facts, cost: describeCost(facts, image) });
  for (const found of costs) if (found?.cost !== undefined) void window.showWarningMessage(`${found.facts.path.replace(/^.*\//, '')}: ${found.cost}`);
}
