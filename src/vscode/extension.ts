import * as l10n from '@vscode/l10n';
import { l10n as vscodeL10n, window, type Disposable, type ExtensionContext } from 'vscode';
import { makeApi, type GalleyApi } from './api';
import { Blogs } from './blogs';
import { Checks } from './checks';
import { registerCodeActions } from './codeActions';
import { addPostFolder } from './commands/addPostFolder';
import { checkWorkspace } from './commands/checkWorkspace';
import { fixAll } from './commands/fixAll';
import { insertFrontMatter } from './commands/insertFrontMatter';
import { insertImage } from './commands/insertImage';
import { newPost } from './commands/newPost';
import { registerCommand } from './commands/registerCommand';
import { PostDiagnostics } from './diagnostics';
import { Posts } from './posts';
import { registerPreviews } from './preview/previews';
import { registerRulePages } from './rulePages';
import { setRuleSeverity } from './commands/setRuleSeverity';
import type { Services } from './services';
import { SettingsDiagnostics } from './settingsDiagnostics';
import { PostStatus } from './statusItem';

/** Starts Galley: wiring only. Nothing is read and the core is not loaded before a document asks for it. */
export function activate(context: ExtensionContext): GalleyApi {
  if (vscodeL10n.bundle) l10n.config({ contents: vscodeL10n.bundle });
  const add = <Item extends Disposable>(item: Item): Item => {
    context.subscriptions.push(item);
    return item;
  };
  const log = add(window.createOutputChannel('Galley', { log: true }));
  const blogs = add(new Blogs(log));
  const posts = new Posts(blogs);
  const checks = add(new Checks(blogs, posts));
  const services: Services = { context, blogs, posts, checks, log };

  const diagnostics = add(new PostDiagnostics(services));
  add(new SettingsDiagnostics(services));
  add(new PostStatus(services));
  add(registerCodeActions(services));
  add(registerRulePages());
  add(registerPreviews(services));
  add(registerCommand('galley.insertImage', services, (uri, options) => insertImage(services, uri, options)));
  add(registerCommand('galley.insertFrontMatter', services, uri => insertFrontMatter(services, uri)));
  add(registerCommand('galley.newPost', services, (uri, options) => newPost(services, uri, options)));
  add(registerCommand('galley.fixAll', services, uri => fixAll(services, uri)));
  add(registerCommand('galley.checkWorkspace', services, () => checkWorkspace(services, diagnostics)));
  add(registerCommand('galley.addPostFolder', services, uri => addPostFolder(services, uri)));
  add(registerCommand('galley.setRuleSeverity', services, (uri, options) => setRuleSeverity(services, uri, options)));
  return makeApi(services);
}
