import { Routes } from '@angular/router';

export const submitDossierRoutes: Routes = [];
