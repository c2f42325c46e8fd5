import java.io.File;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.profiles.OWL2RLProfile;
import org.semanticweb.owlapi.profiles.OWLProfile;
import org.semanticweb.owlapi.profiles.OWLProfileViolation;

/** Prints, for each file, one line per profile (file, profile, number of violations), then the violations. */
public class Profiles {
    public static void main(String[] files) throws Exception {
        for (String file : files) {
            OWLOntology ontology = OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(new File(file));
            for (OWLProfile profile : new OWLProfile[] {new OWL2DLProfile(), new OWL2RLProfile()}) {
                var violations = profile.checkOntology(ontology).getViolations();
                System.out.println(new File(file).getName() + "\t" + profile.getName() + "\t" + violations.size());
                for (OWLProfileViolation violation : violations) {
                    System.out.println("# " + violation);
                }
            }
        }
    }
}
