import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';
import { applyTheme } from './app/ui/preferences/theme';

applyTheme();
bootstrapApplication(App, appConfig).catch((error: unknown) => {
  // Nothing of ours runs yet: the browser's own console is the only place left.
  reportError(error);
});
