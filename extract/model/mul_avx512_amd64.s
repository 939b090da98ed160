// Products of 16-bit activations with two panels of 16 columns of weights, for
// up to twelve rows at once. A panel interleaves two rows of weights, as for AVX2:
// a register holds those of rows 2j and 2j+1 for all its columns, and a pair of
// activations is broadcast to meet them. AVX-512, with and without VNNI: the sums
// are of integers, so both agree.

#include "textflag.h"

// VNNI and MADD add to acc the products of the pairs in w and x.
#define VNNI(w, x, acc) \
	VPDPWSSD w, x, acc

#define MADD(w, x, acc) \
	VPMADDWD w, x, Z31; \
	VPADDD Z31, acc, acc

// ROW adds to the sums lo (first panel) and hi (second) of a row its products
// with the pairs of weight rows in Z24 and Z25.
#define ROW(DOT, pair, lo, hi) \
	VPBROADCASTD pair, Z26; \
	DOT(Z24, Z26, lo); \
	DOT(Z25, Z26, hi)

#define CLEAR(lo, hi) \
	VPXORD lo, lo, lo; \
	VPXORD hi, hi, hi

// STORE writes the sums of a row to DI and moves on to the next.
#define STORE(lo, hi) \
	VMOVDQU32 lo, (DI); \
	VMOVDQU32 hi, 64(DI); \
	ADDQ R11, DI

// WEIGHTS loads a pair of weight rows of both panels and moves on to the next.
#define WEIGHTS \
	VMOVDQU32 (BX), Z24; \
	VMOVDQU32 (BX)(R12*1), Z25; \
	ADDQ $64, BX

// KERNEL multiplies by any of the numbers of rows in rowBlocks. SI, R8, R9 and R10
// point to every third row of x.
#define KERNEL(DOT) \
	MOVQ rows+0(FP), AX; \
	MOVQ pairs+8(FP), CX; \
	MOVQ x+16(FP), SI; \
	MOVQ xStride+24(FP), DX; \
	MOVQ w+32(FP), BX; \
	MOVQ out+40(FP), DI; \
	MOVQ outStride+48(FP), R11; \
	MOVQ CX, R12; \
	SHLQ $6, R12; \
	LEAQ (DX)(DX*2), R13; \
	LEAQ (SI)(R13*1), R8; \
	LEAQ (R8)(R13*1), R9; \
	LEAQ (R9)(R13*1), R10; \
	CLEAR(Z0, Z12); \
	CLEAR(Z1, Z13); \
	CLEAR(Z2, Z14); \
	CLEAR(Z3, Z15); \
	CLEAR(Z4, Z16); \
	CLEAR(Z5, Z17); \
	CLEAR(Z6, Z18); \
	CLEAR(Z7, Z19); \
	CLEAR(Z8, Z20); \
	CLEAR(Z9, Z21); \
	CLEAR(Z10, Z22); \
	CLEAR(Z11, Z23); \
	CMPQ AX, $12; \
	JEQ pair12; \
	CMPQ AX, $6; \
	JEQ pair6; \
	CMPQ AX, $4; \
	JEQ pair4; \
	CMPQ AX, $2; \
	JEQ pair2; \
	JMP pair1; \
pair12: \
	WEIGHTS; \
	ROW(DOT, (SI), Z0, Z12); \
	ROW(DOT, (SI)(DX*1), Z1, Z13); \
	ROW(DOT, (SI)(DX*2), Z2, Z14); \
	ROW(DOT, (R8), Z3, Z15); \
	ROW(DOT, (R8)(DX*1), Z4, Z16); \
	ROW(DOT, (R8)(DX*2), Z5, Z17); \
	ROW(DOT, (R9), Z6, Z18); \
	ROW(DOT, (R9)(DX*1), Z7, Z19); \
	ROW(DOT, (R9)(DX*2), Z8, Z20); \
	ROW(DOT, (R10), Z9, Z21); \
	ROW(DOT, (R10)(DX*1), Z10, Z22); \
	ROW(DOT, (R10)(DX*2), Z11, Z23); \
	ADDQ $4, SI; \
	ADDQ $4, R8; \
	ADDQ $4, R9; \
	ADDQ $4, R10; \
	DECQ CX; \
	JNZ pair12; \
	STORE(Z0, Z12); \
	STORE(Z1, Z13); \
	STORE(Z2, Z14); \
	STORE(Z3, Z15); \
	STORE(Z4, Z16); \
	STORE(Z5, Z17); \
	STORE(Z6, Z18); \
	STORE(Z7, Z19); \
	STORE(Z8, Z20); \
	STORE(Z9, Z21); \
	STORE(Z10, Z22); \
	STORE(Z11, Z23); \
	VZEROUPPER; \
	RET; \
pair6: \
	WEIGHTS; \
	ROW(DOT, (SI), Z0, Z12); \
	ROW(DOT, (SI)(DX*1), Z1, Z13); \
	ROW(DOT, (SI)(DX*2), Z2, Z14); \
	ROW(DOT, (R8), Z3, Z15); \
	ROW(DOT, (R8)(DX*1), Z4, Z16); \
	ROW(DOT, (R8)(DX*2), Z5, Z17); \
	ADDQ $4, SI; \
	ADDQ $4, R8; \
	DECQ CX; \
	JNZ pair6; \
	STORE(Z0, Z12); \
	STORE(Z1, Z13); \
	STORE(Z2, Z14); \
	STORE(Z3, Z15); \
	STORE(Z4, Z16); \
	STORE(Z5, Z17); \
	VZEROUPPER; \
	RET; \
pair4: \
	WEIGHTS; \
	ROW(DOT, (SI), Z0, Z12); \
	ROW(DOT, (SI)(DX*1), Z1, Z13); \
	ROW(DOT, (SI)(DX*2), Z2, Z14); \
	ROW(DOT, (R8), Z3, Z15); \
	ADDQ $4, SI; \
	ADDQ $4, R8; \
	DECQ CX; \
	JNZ pair4; \
	STORE(Z0, Z12); \
	STORE(Z1, Z13); \
	STORE(Z2, Z14); \
	STORE(Z3, Z15); \
	VZEROUPPER; \
	RET; \
pair2: \
	WEIGHTS; \
	ROW(DOT, (SI), Z0, Z12); \
	ROW(DOT, (SI)(DX*1), Z1, Z13); \
	ADDQ $4, SI; \
	DECQ CX; \
	JNZ pair2; \
	STORE(Z0, Z12); \
	STORE(Z1, Z13); \
	VZEROUPPER; \
	RET; \
pair1: \
	WEIGHTS; \
	ROW(DOT, (SI), Z0, Z12); \
	ADDQ $4, SI; \
	DECQ CX; \
	JZ sum1; \
	WEIGHTS; \
	ROW(DOT, (SI), Z1, Z13); \
	ADDQ $4, SI; \
	DECQ CX; \
	JNZ pair1; \
sum1: \
	VPADDD Z1, Z0, Z0; \
	VPADDD Z13, Z12, Z12; \
	STORE(Z0, Z12); \
	VZEROUPPER; \
	RET

// func mulVNNI(rows, pairs int, x *int16, xStride int, w *int16, out *int32, outStride int)
TEXT ·mulVNNI(SB), NOSPLIT, $0-56
	KERNEL(VNNI)

// func mulAVX512(rows, pairs int, x *int16, xStride int, w *int16, out *int32, outStride int)
TEXT ·mulAVX512(SB), NOSPLIT, $0-56
	KERNEL(MADD)
