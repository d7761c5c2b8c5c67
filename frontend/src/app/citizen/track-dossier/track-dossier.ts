import { Component } from '@angular/core';

@Component({ selector: 'ops-track-dossier', template: '' })
export class TrackDossier {}
