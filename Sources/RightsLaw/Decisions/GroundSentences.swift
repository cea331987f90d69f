/// The one-sentence grounds of refusals in German, French and Polish, beside their English (`law.md` R14, R16).
enum GroundSentences {
  /// The sentence in another language; the English where there is none.
  static func translated(_ english: String, into language: String) -> String {
    guard let row = table[english] else { return english }
    return switch language.prefix(while: { $0 != "-" }) {
    case "de": row.german
    case "fr": row.french
    case "pl": row.polish
    default: english
    }
  }

  private typealias Row = (german: String, french: String, polish: String)

  private static let table: [String: Row] = generalTable.merging(exemptionTable) { first, _ in first }

  private static let generalTable: [String: Row] = [
    "The request is plainly not a genuine use of the right.": (
      "Der Antrag ist offenkundig kein ernsthafter Gebrauch des Rechts.", "La demande n’est manifestement pas un usage réel du droit.",
      "Wniosek w oczywisty sposób nie jest rzeczywistym skorzystaniem z prawa."
    ),
    "The request is plainly excessive.": (
      "Der Antrag ist offenkundig exzessiv.", "La demande est manifestement excessive.", "Wniosek jest w oczywisty sposób nadmierny."
    ),
    "We could not make sure that the request comes from you.": (
      "Wir konnten nicht feststellen, dass der Antrag von Ihnen kommt.",
      "Nous n’avons pas pu nous assurer que la demande vient de vous.", "Nie mogliśmy upewnić się, że wniosek pochodzi od Państwa."
    ),
    "We were not shown that you may act for the person.": (
      "Uns wurde nicht gezeigt, dass Sie für die Person handeln dürfen.",
      "Il ne nous a pas été montré que vous pouvez agir pour la personne.", "Nie wykazano nam, że mogą Państwo działać w imieniu tej osoby."
    ),
    "A copy would harm the rights of other people.": (
      "Eine Kopie würde die Rechte anderer Menschen verletzen.", "Une copie porterait atteinte aux droits d’autres personnes.",
      "Kopia naruszyłaby prawa innych osób."
    ),
    "We checked the data and found it correct.": (
      "Wir haben die Daten geprüft und für richtig befunden.", "Nous avons vérifié les données et les avons trouvées exactes.",
      "Sprawdziliśmy dane i są poprawne."
    ),
    "None of the four cases in which use is restricted applies.": (
      "Keiner der vier Fälle, in denen die Nutzung eingeschränkt wird, liegt vor.",
      "Aucun des quatre cas dans lesquels l’utilisation est limitée ne s’applique.",
      "Nie zachodzi żaden z czterech przypadków, w których ogranicza się wykorzystywanie danych."
    ),
    "The data does not come from you, or we do not hold it by consent or contract in a computer.": (
      "Die Daten stammen nicht von Ihnen, oder wir haben sie nicht auf Grund einer Einwilligung oder eines Vertrags in einem Computer.",
      "Les données ne viennent pas de vous, ou nous ne les détenons pas dans un ordinateur en vertu d’un consentement ou d’un contrat.",
      "Dane nie pochodzą od Państwa albo nie mamy ich w komputerze na podstawie zgody lub umowy."
    ),
    "Handing the data over would harm the rights of other people.": (
      "Die Herausgabe der Daten würde die Rechte anderer Menschen verletzen.",
      "La remise des données porterait atteinte aux droits d’autres personnes.", "Przekazanie danych naruszyłoby prawa innych osób."
    ),
    "We have compelling reasons that weigh more than yours.": (
      "Wir haben zwingende Gründe, die schwerer wiegen als Ihre.", "Nous avons des raisons impérieuses qui l’emportent sur les vôtres.",
      "Mamy ważne powody, które przeważają nad Państwa powodami."
    ),
    "We need the data for legal claims.": (
      "Wir brauchen die Daten für Rechtsansprüche.", "Nous avons besoin des données pour des droits en justice.",
      "Potrzebujemy danych do roszczeń prawnych."
    ),
    "We use the data on a legal basis that you cannot object to.": (
      "Wir nutzen die Daten auf einer Rechtsgrundlage, der man nicht widersprechen kann.",
      "Nous utilisons les données sur une base juridique à laquelle on ne peut pas s’opposer.",
      "Wykorzystujemy dane na podstawie prawnej, wobec której nie można wnieść sprzeciwu."
    ),
    "A person took the decision, not a computer alone.": (
      "Die Entscheidung hat ein Mensch getroffen, nicht ein Computer allein.",
      "La décision a été prise par une personne, et non par un ordinateur seul.", "Decyzję podjął człowiek, a nie sam komputer."
    ),
    "We need the data for the freedom to speak and to inform.": (
      "Wir brauchen die Daten für die Freiheit der Meinung und der Information.",
      "Nous avons besoin des données pour la liberté d’expression et d’information.",
      "Potrzebujemy danych ze względu na wolność wypowiedzi i informacji."
    ),
    "The law tells us to keep the data.": (
      "Das Gesetz schreibt uns vor, die Daten aufzubewahren.", "La loi nous impose de conserver les données.",
      "Prawo nakazuje nam przechowywać te dane."
    ),
    "The data is needed for public health.": (
      "Die Daten werden für die öffentliche Gesundheit gebraucht.", "Les données sont nécessaires à la santé publique.",
      "Dane są potrzebne dla zdrowia publicznego."
    ),
    "The data is needed for an archive, research or statistics.": (
      "Die Daten werden für ein Archiv, für Forschung oder Statistik gebraucht.",
      "Les données sont nécessaires à des archives, à la recherche ou à la statistique.",
      "Dane są potrzebne do archiwum, badań lub statystyki."
    ),
    "None of the reasons for which data must be erased applies.": (
      "Keiner der Gründe, aus denen Daten gelöscht werden müssen, liegt vor.",
      "Aucune des raisons pour lesquelles des données doivent être effacées ne s’applique.",
      "Nie zachodzi żaden z powodów, dla których trzeba usunąć dane."
    ),
  ]

  private static let exemptionTable: [String: Row] = [
    "A court holds it, and the court's rules keep it from you.": (
      "Ein Gericht hat es, und die Regeln des Gerichts halten es vor Ihnen zurück.",
      "Un tribunal le détient, et les règles du tribunal ne permettent pas de vous le donner.",
      "Ma to sąd, a zasady sądu nie pozwalają tego Państwu udostępnić."
    ),
    "Giving it could affect the price of shares or harm an important financial interest.": (
      "Die Herausgabe könnte den Preis von Aktien beeinflussen oder einem wichtigen finanziellen Interesse schaden.",
      "Le communiquer pourrait influer sur le cours d’actions ou nuire à un intérêt financier important.",
      "Udostępnienie mogłoby wpłynąć na cenę akcji lub zaszkodzić ważnemu interesowi finansowemu."
    ),
    "Giving it would be likely to cause serious harm to someone's health.": (
      "Die Herausgabe würde wahrscheinlich der Gesundheit eines Menschen schwer schaden.",
      "Le communiquer risquerait de nuire gravement à la santé de quelqu’un.",
      "Udostępnienie prawdopodobnie poważnie zaszkodziłoby czyjemuś zdrowiu."
    ),
    "Giving it would harm the prevention or detection of crime, or the collection of tax.": (
      "Die Herausgabe würde die Verhütung oder Aufklärung von Straftaten oder die Erhebung von Steuern behindern.",
      "Le communiquer nuirait à la prévention ou à la détection d’infractions, ou à la perception de l’impôt.",
      "Udostępnienie zaszkodziłoby zapobieganiu przestępstwom lub ich wykrywaniu albo poborowi podatków."
    ),
    "Giving it would harm the work of a body that oversees legal, health or children's services.": (
      "Die Herausgabe würde der Arbeit einer Stelle schaden, die Rechts-, Gesundheits- oder Kinderdienste beaufsichtigt.",
      "Le communiquer nuirait au travail d’un organisme qui surveille des services juridiques, de santé ou de l’enfance.",
      "Udostępnienie zaszkodziłoby pracy organu, który nadzoruje usługi prawne, zdrowotne lub dla dzieci."
    ),
    "Giving it would harm the work of a public auditor.": (
      "Die Herausgabe würde der Arbeit eines öffentlichen Rechnungsprüfers schaden.",
      "Le communiquer nuirait au travail d’un contrôleur public des comptes.",
      "Udostępnienie zaszkodziłoby pracy publicznego kontrolera."
    ),
    "Giving it would harm the work of a regulator that the law defines.": (
      "Die Herausgabe würde der Arbeit einer gesetzlich bestimmten Aufsicht schaden.",
      "Le communiquer nuirait au travail d’une autorité de régulation que la loi définit.",
      "Udostępnienie zaszkodziłoby pracy organu regulacyjnego określonego w prawie."
    ),
    "Giving it would harm the work of a regulator.": (
      "Die Herausgabe würde der Arbeit einer Aufsicht schaden.", "Le communiquer nuirait au travail d’une autorité de régulation.",
      "Udostępnienie zaszkodziłoby pracy organu regulacyjnego."
    ),
    "Giving it would harm the work of the Bank of England.": (
      "Die Herausgabe würde der Arbeit der Bank of England schaden.", "Le communiquer nuirait au travail de la Banque d’Angleterre.",
      "Udostępnienie zaszkodziłoby pracy Banku Anglii."
    ),
    "Giving it would harm work that protects the public from dishonesty or danger.": (
      "Die Herausgabe würde Arbeit schaden, die die Allgemeinheit vor Unredlichkeit oder Gefahr schützt.",
      "Le communiquer nuirait à un travail qui protège le public de la malhonnêteté ou du danger.",
      "Udostępnienie zaszkodziłoby pracy, która chroni ludzi przed nieuczciwością lub niebezpieczeństwem."
    ),
    "Giving it would show that whoever gives it has committed an offence.": (
      "Die Herausgabe würde zeigen, dass derjenige, der es herausgibt, eine Straftat begangen hat.",
      "Le communiquer montrerait que celui qui le communique a commis une infraction.",
      "Udostępnienie ujawniłoby, że udostępniający popełnił przestępstwo."
    ),
    "It came from the Principal Reporter, who must be heard before it is given.": (
      "Es kommt vom Principal Reporter, der vor der Herausgabe gehört werden muss.",
      "Cela vient du Principal Reporter, qui doit être entendu avant toute communication.",
      "Pochodzi to od Principal Reporter, którego trzeba wysłuchać przed udostępnieniem."
    ),
    "It is a private exchange with a lawyer about legal advice or a claim.": (
      "Es ist vertraulicher Verkehr mit einem Anwalt über Rechtsrat oder einen Anspruch.",
      "C’est un échange confidentiel avec un avocat sur un conseil juridique ou un litige.",
      "Jest to poufna korespondencja z prawnikiem dotycząca porady prawnej lub roszczenia."
    ),
    "It is a reference that was given in confidence.": (
      "Es ist eine vertraulich gegebene Beurteilung.", "C’est une recommandation donnée à titre confidentiel.",
      "Jest to opinia przekazana w zaufaniu."
    ),
    "It is about health, and a health professional must be heard before it is given.": (
      "Es betrifft die Gesundheit, und eine Fachperson muss vor der Herausgabe gehört werden.",
      "Cela concerne la santé, et un professionnel de santé doit être entendu avant toute communication.",
      "Dotyczy to zdrowia, a przed udostępnieniem trzeba wysłuchać pracownika ochrony zdrowia."
    ),
    "It is about plans of the business, and giving it would harm them.": (
      "Es betrifft Pläne des Unternehmens, und die Herausgabe würde ihnen schaden.",
      "Cela concerne des projets de l’entreprise, et le communiquer leur nuirait.",
      "Dotyczy to planów przedsiębiorstwa, a udostępnienie by im zaszkodziło."
    ),
    "It is about the abuse of a child, and giving it is not in that child's interest.": (
      "Es betrifft die Misshandlung eines Kindes, und die Herausgabe ist nicht im Interesse dieses Kindes.",
      "Cela concerne la maltraitance d’un enfant, et le communiquer n’est pas dans l’intérêt de cet enfant.",
      "Dotyczy to krzywdzenia dziecka, a udostępnienie nie leży w interesie tego dziecka."
    ),
    "It is kept for journalism, academic work, art or literature, and publishing it is in the public interest.": (
      "Es wird für Journalismus, Wissenschaft, Kunst oder Literatur aufbewahrt, und die Veröffentlichung liegt im öffentlichen Interesse.",
      "C’est conservé à des fins de journalisme, d’université, d’art ou de littérature, et sa publication est d’intérêt public.",
      "Jest to przechowywane na potrzeby dziennikarstwa, nauki, sztuki lub literatury, a publikacja leży w interesie publicznym."
    ),
    "It is kept for research or statistics, which this would seriously impair.": (
      "Es wird für Forschung oder Statistik aufbewahrt, die dadurch ernsthaft beeinträchtigt würde.",
      "C’est conservé pour la recherche ou la statistique, qui en seraient gravement compromises.",
      "Jest to przechowywane na potrzeby badań lub statystyki, którym by to poważnie zaszkodziło."
    ),
    "It is kept in an archive in the public interest, which this would seriously impair.": (
      "Es liegt in einem Archiv im öffentlichen Interesse, das dadurch ernsthaft beeinträchtigt würde.",
      "C’est conservé dans des archives d’intérêt public, qui en seraient gravement compromises.",
      "Jest to w archiwum prowadzonym w interesie publicznym, któremu by to poważnie zaszkodziło."
    ),
    "It is needed for legal proceedings, for legal advice, or to defend legal rights.": (
      "Es wird für ein Gerichtsverfahren, für Rechtsrat oder zur Verteidigung von Rechten gebraucht.",
      "C’est nécessaire à une procédure, à un conseil juridique ou à la défense de droits.",
      "Jest to potrzebne do postępowania sądowego, porady prawnej lub obrony praw."
    ),
    "It is what you wrote in an exam, or marks that are not announced yet.": (
      "Es ist, was Sie in einer Prüfung geschrieben haben, oder noch nicht bekannt gegebene Noten.",
      "C’est ce que vous avez écrit à un examen, ou des notes qui ne sont pas encore annoncées.",
      "Jest to Państwa praca egzaminacyjna lub oceny, których jeszcze nie ogłoszono."
    ),
    "It names someone who worked for you in health, social work or education, and the test for naming them is not met.": (
      "Es nennt jemanden, der für Sie in Gesundheit, Sozialarbeit oder Bildung tätig war, und die Bedingung dafür ist nicht erfüllt.",
      "Cela nomme quelqu’un qui s’est occupé de vous dans la santé, le social ou l’enseignement, et la condition pour le nommer manque.",
      "Wymienia to osobę, która zajmowała się Państwem w ochronie zdrowia, pomocy społecznej lub oświacie, a warunek jej wskazania nie "
        + "jest spełniony."
    ),
    "It shows what we intend in talks with you, and giving it would harm those talks.": (
      "Es zeigt, was wir in Gesprächen mit Ihnen vorhaben, und die Herausgabe würde diesen Gesprächen schaden.",
      "Cela montre nos intentions dans des discussions avec vous, et le communiquer leur nuirait.",
      "Pokazuje to nasze zamiary w rozmowach z Państwem, a udostępnienie by tym rozmowom zaszkodziło."
    ),
    "It would tell you about another person who has not agreed to that.": (
      "Es würde Ihnen etwas über einen anderen Menschen sagen, der dem nicht zugestimmt hat.",
      "Cela vous renseignerait sur une autre personne qui n’y a pas consenti.",
      "Ujawniłoby to Państwu informacje o innej osobie, która się na to nie zgodziła."
    ),
    "The law on adoption records forbids giving it.": (
      "Das Gesetz über Adoptionsakten verbietet die Herausgabe.", "La loi sur les dossiers d’adoption interdit de le communiquer.",
      "Prawo o aktach adopcyjnych zabrania udostępnienia."
    ),
    "The law on fertility treatment forbids giving it.": (
      "Das Gesetz über Kinderwunschbehandlung verbietet die Herausgabe.",
      "La loi sur la procréation médicalement assistée interdit de le communiquer.",
      "Prawo o leczeniu niepłodności zabrania udostępnienia."
    ),
    "The person whom it is about expected it to stay private from whoever asks.": (
      "Der Mensch, um den es geht, durfte erwarten, dass es vor dem Anfragenden vertraulich bleibt.",
      "La personne concernée s’attendait à ce que cela reste confidentiel envers le demandeur.",
      "Osoba, której to dotyczy, oczekiwała, że pozostanie to poufne wobec pytającego."
    ),
  ]
}
