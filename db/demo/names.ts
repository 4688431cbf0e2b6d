// Invented people: common names put together by chance. Nobody in particular is meant.

const words = (text: string): readonly string[] => text.trim().split(/\s*,\s*/);

export const GIRLS = words(`
  Adèle, Aïcha, Alma, Ambre, Amina, Anaïs, Angèle, Apolline, Assia, Aurore, Bérénice, Blanche, Capucine, Céleste, Chloé, Clémence, Constance,
  Diane, Éléonore, Élise, Éloïse, Emma, Fatou, Flavie, Flore, Garance, Gaëlle, Héloïse, Hortense, Inaya, Iris, Jade, Joséphine, Judith, Juliette,
  Kenza, Léa, Léonie, Lila, Lina, Louise, Lucie, Maëlys, Manon, Margaux, Mathilde, Maya, Mélina, Nina, Noémie, Océane, Ophélie, Pauline, Quitterie,
  Romane, Roxane, Salomé, Sarah, Solène, Suzanne, Thaïs, Valentine, Victoire, Yasmine, Yuna, Zélie, Zoé`);

export const BOYS = words(`
  Achille, Adam, Adrien, Amadou, Ambroise, Anatole, Antonin, Arsène, Arthur, Aurélien, Axel, Basile, Baptiste, Bastien, Camille, Célestin, Clément,
  Côme, Corentin, Cyprien, Diego, Élie, Eliott, Émile, Étienne, Ewen, Félix, Gabin, Gaspard, Gauthier, Gustave, Hippolyte, Ibrahim, Ilyès, Isaac,
  Jean-Baptiste, Joachim, Jules, Karim, Lazare, Léandre, Liam, Loïc, Louis, Lucien, Malo, Marceau, Matéo, Mathis, Maxence, Nathan, Noé, Octave,
  Oscar, Pablo, Raphaël, Robin, Sacha, Samy, Simon, Tanguy, Théodore, Timothée, Titouan, Ulysse, Valentin, Victor, Yanis, Zacharie`);

export const WOMEN = words(`
  Agnès, Amandine, Anne-Laure, Anne-Sophie, Audrey, Aurélie, Béatrice, Bénédicte, Carole, Caroline, Catherine, Cécile, Céline, Christelle, Clarisse,
  Claudine, Coralie, Corinne, Delphine, Djamila, Elena, Émilie, Estelle, Fabienne, Farida, Florence, Françoise, Frédérique, Gwenaëlle, Hélène,
  Isabelle, Karine, Khadija, Laetitia, Laurence, Magali, Marie-Claire, Marie-Hélène, Marianne, Marlène, Maryse, Mélanie, Mireille, Monique, Myriam,
  Nadège, Nathalie, Patricia, Priscilla, Rachel, Samira, Sandrine, Séverine, Stéphanie, Sylvie, Valérie, Vanessa, Véronique, Virginie, Yolande`);

export const MEN = words(`
  Alain, Alexandre, Antoine, Arnaud, Benoît, Bertrand, Bruno, Cédric, Christophe, Cyril, Damien, David, Denis, Didier, Emmanuel, Éric, Fabien,
  Fabrice, Farid, Florent, Franck, François-Xavier, Frédéric, Gaël, Geoffroy, Gilles, Grégory, Guillaume, Hervé, Ismaël, Jean-Christophe,
  Jean-François, Jean-Marc, Jérôme, Julien, Laurent, Ludovic, Marc-Antoine, Mehdi, Mickaël, Mohamed, Nicolas, Olivier, Pascal, Philippe, Pierre-Yves,
  Rachid, Régis, Renaud, Rodolphe, Romuald, Sébastien, Stéphane, Sylvain, Thibault, Thierry, Tristan, Vincent, Wilfried, Xavier`);

export const LAST_NAMES = words(`
  Abadie, Allard, Ancel, Arnoux, Aubert, Audibert, Bailly, Barbier, Bardet, Baudry, Bazin, Belhadj, Bellanger, Benoist, Berger, Bertin, Besnard,
  Besson, Blanchet, Boisson, Bonnefoy, Bouchet, Boudiaf, Bourdin, Bouvier, Boyer, Briand, Brunel, Buisson, Caillaud, Carlier, Carpentier, Chabert,
  Chapuis, Charpentier, Chauvin, Chevalier, Cissé, Clerc, Collet, Combe, Cordier, Coste, Coulibaly, Courtois, Cousin, Crozet, Da Silva, D’Agostino,
  D’Hooghe, Daumas, De Oliveira, Delahaye, Delmas, Deschamps, Desjardins, Diallo, Didier, Drouet, Dubreuil, Dufresne, Dumoulin, Dupin, Duval,
  El Amrani, Esteban, Fabre, Faure, Favier, Ferreira, Fleury, Fontanel, Forestier, Fournel, Gaillard, Garnier, Gaudin, Gautier, Genevois, Gérard,
  Girard, Giraud, Gomez, Gonçalves, Goujon, Grimaud, Guichard, Guillot, Hamel, Hernandez, Heurtebise, Hubert, Imbert, Jacquet, Jacquemin, Joly,
  Josserand, Jourdan, Kaya, Keller, Khelifi, Kone, L’Herbier, Labbé, Lacombe, Lafarge, Lagarde, Lambert, Langlois, Laporte, Larrieu, Laurens,
  Le Bihan, Le Floc’h, Le Roux, Lebrun, Lecomte, Ledoux, Lefort, Lemaître, Lepage, Leroy, Lévêque, Lombard, Maillard, Mallet, Marchal, Marèche,
  Martinet, Masson, Mathieu, Maurel, Mazet, Meunier, Michaud, Millet, Monnier, Morand, Moreau, Mounier, N’Diaye, Nicolet, Noël, Novak, Ollivier,
  Ortega, Ouedraogo, Pacaud, Paillard, Pascal, Pelletier, Péron, Petitjean, Peyrard, Philibert, Picard, Pineau, Poirier, Pons, Prévost, Quéméneur,
  Raynaud, Renaudin, Reynier, Ribeiro, Rigaud, Robin, Rochette, Rolland, Romero, Rossignol, Rougier, Rousset, Sabatier, Salomon, Sanchez, Saunier,
  Sauvage, Schneider, Seguin, Serrano, Simonet, Soulier, Tessier, Teyssier, Thévenet, Tissot, Touré, Toussaint, Traoré, Tremblay, Vacher, Vallet,
  Varlet, Vasseur-Blanchard, Verdier, Vernet, Vial, Vidal, Viguier, Villard, Vuillermoz, Weber, Yılmaz, Zanetti, Ziani`);

export const STREETS = words(`
  rue des Peupliers, rue du Vieux-Pont, avenue des Alpages, chemin de la Source, place de la Fontaine, rue de l’Ancienne-Gare, allée des Cerisiers,
  impasse du Lavoir, boulevard des Cimes, rue des Tisserands, rue du Four-à-Chaux, montée des Vignes, quai du Belvédère, rue de la Cascade,
  chemin des Noyers, rue de la Poterne, avenue du Grand-Pré, rue des Hirondelles, sentier du Moulin, cours des Platanes, rue du Beffroi,
  rue des Trois-Fours, place du Puits-Neuf, allée des Sorbiers, route de la Combe, rue de la Scierie, chemin du Replat, rue de l’Écluse`);

export const EXTRAS = words(
  'Bâtiment A, Bâtiment C, Résidence Les Terrasses, 2e étage, Appartement 14, Lieu-dit Les Combes, Escalier B, Hameau du Replat',
);

export const CITIES: Readonly<Record<'centre' | 'alpes', readonly { postalCode: string; city: string; town: boolean }[]>> = {
  centre: [
    { postalCode: '38000', city: 'Grenoble', town: true },
    { postalCode: '38100', city: 'Grenoble', town: true },
    { postalCode: '38130', city: 'Échirolles', town: false },
    { postalCode: '38240', city: 'Meylan', town: false },
    { postalCode: '38400', city: 'Saint-Martin-d’Hères', town: false },
    { postalCode: '38600', city: 'Fontaine', town: false },
    { postalCode: '38170', city: 'Seyssinet-Pariset', town: false },
    { postalCode: '38700', city: 'La Tronche', town: false },
  ],
  alpes: [
    { postalCode: '38250', city: 'Villard-de-Lans', town: true },
    { postalCode: '38250', city: 'Lans-en-Vercors', town: false },
    { postalCode: '38250', city: 'Corrençon-en-Vercors', town: false },
    { postalCode: '38880', city: 'Autrans-Méaudre en Vercors', town: false },
  ],
};

export const SCHOOLS = words(
  'École des Tilleuls, École du Vieux-Pont, École Les Cimes, Collège des Trois-Massifs, Collège du Grand-Pré, Lycée du Belvédère, Lycée des Alpages',
);
export const BIRTH_PLACES = words(
  'Grenoble, Voiron, Lyon, Chambéry, Marseille, Paris 14e, Rennes, Lille, Dakar, Casablanca, Lisbonne, Wrocław',
);
export const INSURERS = words('Mutuelle des Cimes, Assurances du Dauphin, Prévoyance des Familles, La Solidaire des Écoles');
