import { Component } from '@angular/core';

@Component({ selector: 'ops-my-dossier', template: '' })
export class MyDossier {}
