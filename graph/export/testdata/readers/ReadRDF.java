// Reads an export of RDF-star with RDF4J, and prints a line for each statement: subject,
// predicate, object, datatype, graph, each as a string of JSON, with tabs between them.
//
// usage: java -cp ... ReadRDF.java turtle|trig FILE
import java.io.FileInputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Triple;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.RDFParser;
import org.eclipse.rdf4j.rio.Rio;
import org.eclipse.rdf4j.rio.helpers.StatementCollector;

public class ReadRDF {
    public static void main(String[] args) throws Exception {
        RDFParser parser = Rio.createParser(args[0].equals("trig") ? RDFFormat.TRIGSTAR : RDFFormat.TURTLESTAR);
        StatementCollector found = new StatementCollector();
        parser.setRDFHandler(found);
        try (FileInputStream in = new FileInputStream(args[1])) {
            parser.parse(in, "");
        }
        StringBuilder out = new StringBuilder();
        for (Statement s : found.getStatements()) {
            String datatype = s.getObject() instanceof Literal ? ((Literal) s.getObject()).getDatatype().stringValue() : "";
            String graph = s.getContext() == null ? "" : s.getContext().stringValue();
            out.append(Stream.of(term(s.getSubject()), term(s.getPredicate()), term(s.getObject()), datatype, graph)
                .map(ReadRDF::quote).collect(Collectors.joining("\t"))).append("\n");
        }
        System.out.write(out.toString().getBytes("UTF-8"));
        System.out.flush();
    }

    static String term(Value value) {
        if (value instanceof Triple) {
            Triple t = (Triple) value;
            return "<< " + term(t.getSubject()) + " " + term(t.getPredicate()) + " " + term(t.getObject()) + " >>";
        }
        return value.stringValue();
    }

    static String quote(String s) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : s.toCharArray()) {
            if (c < ' ' || c == '"' || c == '\\') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
