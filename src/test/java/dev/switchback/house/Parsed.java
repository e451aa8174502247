package dev.switchback.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;

/// Rules that need the compiler's view of the sources: how long methods are, which public types say nothing about
/// themselves, and which switches over our own sealed types and enums hide a forgotten case behind a default.
final class Parsed {

	private static final int LONGEST_METHOD = 40;

	private Parsed() {
	}

	/// @param root the package of types that are our own
	static List<String> violations(Collection<Source> sources, String root) {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		List<String> options = List.of("-proc:none", "-Xlint:none", "-classpath",
				System.getProperty("java.class.path"));
		List<String> violations = new ArrayList<>();
		JavacTask task = (JavacTask) compiler.getTask(null, null, (said) -> {
			// Without types the rule about defaults would see nothing, and be content.
			if (said.getKind() == Diagnostic.Kind.ERROR) {
				violations.add("The compiler says: " + said);
			}
		}, options, null, sources);
		try {
			List<CompilationUnitTree> units = new ArrayList<>();
			task.parse().forEach(units::add);
			task.analyze();
			units.forEach((unit) -> new Scanner(Trees.instance(task), unit, root, violations).scan(unit, null));
			return violations;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static final class Scanner extends TreePathScanner<Void, Void> {

		private final Trees trees;

		private final CompilationUnitTree unit;

		private final String root;

		private final List<String> violations;

		private Scanner(Trees trees, CompilationUnitTree unit, String root, List<String> violations) {
			this.trees = trees;
			this.unit = unit;
			this.root = root;
			this.violations = violations;
		}

		@Override
		public Void visitClass(ClassTree type, Void nothing) {
			boolean topLevel = getCurrentPath().getParentPath().getLeaf() == this.unit;
			if (topLevel && type.getModifiers().getFlags().contains(Modifier.PUBLIC)
					&& this.trees.getDocComment(getCurrentPath()) == null) {
				complain(type.getSimpleName() + " is public and says nothing about itself");
			}
			return super.visitClass(type, nothing);
		}

		@Override
		public Void visitMethod(MethodTree method, Void nothing) {
			BlockTree body = method.getBody();
			if (body != null && lines(body) > LONGEST_METHOD) {
				complain("%s has %d lines; the longest method may have %d".formatted(method.getName(), lines(body),
						LONGEST_METHOD));
			}
			return super.visitMethod(method, nothing);
		}

		@Override
		public Void visitSwitch(SwitchTree statement, Void nothing) {
			refuseDefault(statement.getExpression(), statement.getCases());
			return super.visitSwitch(statement, nothing);
		}

		@Override
		public Void visitSwitchExpression(SwitchExpressionTree expression, Void nothing) {
			refuseDefault(expression.getExpression(), expression.getCases());
			return super.visitSwitchExpression(expression, nothing);
		}

		private void refuseDefault(ExpressionTree selector, List<? extends CaseTree> cases) {
			boolean hasDefault = cases.stream()
				.flatMap((branch) -> branch.getLabels().stream())
				.anyMatch(DefaultCaseLabelTree.class::isInstance);
			TypeMirror type = this.trees.getTypeMirror(new TreePath(getCurrentPath(), selector));
			if (hasDefault && type instanceof DeclaredType declared && isClosedAndOurs(declared.asElement())) {
				complain("a default over %s hides the case that is forgotten".formatted(type));
			}
		}

		private boolean isClosedAndOurs(Element type) {
			boolean closed = type.getKind() == ElementKind.ENUM || type.getModifiers().contains(Modifier.SEALED);
			return closed && type.toString().startsWith(this.root + ".");
		}

		/// Between the braces.
		private long lines(BlockTree body) {
			long start = this.trees.getSourcePositions().getStartPosition(this.unit, body);
			long end = this.trees.getSourcePositions().getEndPosition(this.unit, body);
			return Math.max(0,
					this.unit.getLineMap().getLineNumber(end) - this.unit.getLineMap().getLineNumber(start) - 1);
		}

		private void complain(String what) {
			this.violations.add(this.unit.getSourceFile().getName() + ": " + what);
		}

	}

}
